using EnrollmentPortal.Application.Imports.Upload;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Application.Registry.IdNumbers;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Application.Tables.Excel;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Imports.Check;

/// <summary>By what rules the rows of a file are read.</summary>
/// <param name="Demonstration">True where invented people's numbers are taken.</param>
/// <param name="Today">The business date: nobody is born after it.</param>
/// <param name="Kind">What the file is a list of.</param>
/// <param name="Tiers">Of last year's lists.</param>
/// <param name="DefaultTier">The tier of people whose row names none.</param>
internal sealed record RowRules(
    ImportMapping Mapping, VillageLookup Villages, bool Demonstration, DateOnly Today, ImportKind Kind = ImportKind.Population, TierLookup? Tiers = null, string? DefaultTier = null);

/// <summary>Reads one row: puts right what can be put right, and names everything that is wrong.</summary>
internal sealed class RowReader(RowRules rules, NameSpelling spelling, IdNumberBatch numbers)
{
    public StagedRow Read(TableRow row)
    {
        var staged = new StagedRow(row.Number, rules.Villages.Unit);
        if (row.Defect is { } defect)
        {
            staged.Faults.Add(defect);
            return staged;
        }

        ReadName(row, staged);
        if (rules.Kind == ImportKind.Population)
        {
            ReadHome(row, staged);
            ReadParticulars(row, staged);
        }
        else
        {
            ReadLastYear(row, staged);
        }

        ReadNumber(row, staged);
        return staged;
    }

    // Where somebody lived last year does not matter, and is shown only where it is known.
    private void ReadLastYear(TableRow row, StagedRow staged)
    {
        ReadVillage(row, staged);
        if (rules.Kind == ImportKind.Enrolled)
        {
            var tier = Cell(row, staged, ImportField.Tier);
            staged.Tier = tier.Length == 0 ? rules.DefaultTier : rules.Tiers!.Find(tier);
            if (staged.Tier is null)
            {
                staged.Faults.Add(tier.Length == 0 ? ImportErrors.TierMissing : ImportErrors.TierUnknown(tier));
            }
        }
    }

    private void ReadName(TableRow row, StagedRow staged)
    {
        staged.Name = Cell(row, staged, ImportField.Name);
        if (staged.Name.Length == 0)
        {
            staged.Faults.Add(new Error(RegistryCodes.NameMissing));
        }
        else if (staged.Name.Length > NewMemberValidator.MaxNameLength)
        {
            staged.Faults.Add(new Error(RegistryCodes.NameTooLong));
            staged.Name = staged.Name[..NewMemberValidator.MaxNameLength];
        }
        else if (!staged.Name.All(letter => char.IsLetter(letter) || letter is '·' or '.' or ' ' or '•' or '-' || char.IsSurrogate(letter)))
        {
            staged.Faults.Add(ImportErrors.NameCharacters);
        }

        (staged.NameInitials, staged.NamePinyin) = spelling.Of(staged.Name);
    }

    private void ReadHome(TableRow row, StagedRow staged)
    {
        if (ReadVillage(row, staged) is { } unreadable)
        {
            staged.Faults.Add(unreadable);
        }

        var number = Cell(row, staged, ImportField.Household);
        staged.Household = number.Length is 0 or > HouseholdLimits.MaxNumberLength ? null : number;
        if (staged.Household is null)
        {
            staged.Faults.Add(number.Length == 0 ? ImportErrors.HouseholdMissing : ImportErrors.HouseholdTooLong);
        }

        staged.Address = Bounded(row, staged, ImportField.Address, HouseholdLimits.MaxAddressLength);
        staged.Group = Bounded(row, staged, ImportField.Group, HouseholdLimits.MaxGroupLength);
    }

    private Error? ReadVillage(TableRow row, StagedRow staged)
    {
        var township = Cell(row, staged, ImportField.Township);
        var village = rules.Villages.Find(Cell(row, staged, ImportField.Village), township);
        staged.Village = village.IsError ? null : village.Value;
        staged.Place = staged.Village ?? rules.Villages.TownshipOf(township);
        return village.Error;
    }

    private void ReadParticulars(TableRow row, StagedRow staged)
    {
        var relation = Cell(row, staged, ImportField.Relation);
        staged.Relation = RowVocabulary.RelationOf(relation);
        if (staged.Relation is null)
        {
            staged.Faults.Add(relation.Length == 0 ? new Error(RegistryCodes.RelationMissing) : ImportErrors.RelationUnreadable);
        }

        var ethnic = Cell(row, staged, ImportField.EthnicGroup);
        if (EthnicGroups.TryParse(ethnic, out var group))
        {
            staged.EthnicGroup = group.PrintedName();
        }
        else if (ethnic.Length > 0)
        {
            staged.Faults.Add(ImportErrors.EthnicGroupUnknown);
        }

        var phone = Cell(row, staged, ImportField.Phone);
        staged.Phone = PhoneText.IsShaped(phone) ? PhoneText.Tidy(phone) : null;
        if (phone.Length > 0 && staged.Phone is null)
        {
            staged.Faults.Add(new Error(RegistryCodes.Phone));
        }
    }

    private void ReadNumber(TableRow row, StagedRow staged)
    {
        var sex = Stated(row, staged, ImportField.Sex, RowVocabulary.SexOf, ImportErrors.SexUnreadable);
        var bornOn = Stated(row, staged, ImportField.BornOn, RowVocabulary.DayOf, ImportErrors.BirthDateUnreadable);
        (staged.Sex, staged.BornOn) = (sex, bornOn);
        var text = Cell(row, staged, ImportField.IdNumber);
        var read = IdNumber.Parse(text, rules.Demonstration);
        if (text.Length == 0 && bornOn is not null && bornOn <= rules.Today)
        {
            // Name and birth date may mean a registered person; the comparison says.
            return;
        }

        if (read.IsError)
        {
            staged.Faults.Add(text.Length == 0 ? RegistryErrors.IdNumberMissing : IsRounded(text, read.Error) ? ImportErrors.NumberRounded : read.Error);
            return;
        }

        var number = read.Value;
        staged.IdNumber = numbers.Protect(number);
        if (number.BirthDate > rules.Today || bornOn > rules.Today)
        {
            staged.Faults.Add(RegistryErrors.BornInFuture);
        }

        if (number.Disagreement(bornOn ?? number.BirthDate, sex ?? number.Sex) is { } disagreement)
        {
            staged.Faults.Add(disagreement);
        }

        (staged.Sex, staged.BornOn) = (sex ?? number.Sex, bornOn ?? number.BirthDate);
    }

    // A spreadsheet that took the number for a figure kept fifteen digits.
    private static bool IsRounded(string text, Error error) =>
        text.Contains("E+", StringComparison.OrdinalIgnoreCase)
        || (error == IdNumberErrors.WrongCheckDigit && text.EndsWith("000", StringComparison.Ordinal));

    private T? Stated<T>(TableRow row, StagedRow staged, ImportField field, Func<string, T?> read, Error unreadable)
        where T : struct
    {
        var text = Cell(row, staged, field);
        var value = text.Length == 0 ? null : read(text);
        if (text.Length > 0 && value is null)
        {
            staged.Faults.Add(unreadable);
        }

        return value;
    }

    private string? Bounded(TableRow row, StagedRow staged, ImportField field, int longest)
    {
        var text = Cell(row, staged, field);
        if (text.Length > longest)
        {
            staged.Faults.Add(ImportErrors.TextTooLong);
            return null;
        }

        return text.Length == 0 ? null : text;
    }

    private string Cell(TableRow row, StagedRow staged, ImportField field)
    {
        var raw = row[rules.Mapping[field]];
        if (FormulaError.Is(raw))
        {
            staged.Faults.Add(ImportErrors.FormulaBroken(raw));
            return string.Empty;
        }

        var text = CellText.Tidy(raw);
        if (text.Length != raw.Length || !string.Equals(text, raw, StringComparison.Ordinal))
        {
            staged.Repairs.Add(field);
        }

        return text;
    }
}
