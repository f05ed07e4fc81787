using EnrollmentPortal.Application.Imports.LastYear;
using EnrollmentPortal.Application.Imports.Upload;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.Contact;
using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EnrollmentPortal.Application.Imports.Check;

/// <summary>Writes rows of a file with their outcome: copied into a temporary table, compared with the registry on the way out of it.</summary>
internal static class ImportStaging
{
    /// <summary>The unit that several people have in common: a village, a township, or at last the county.</summary>
    internal static readonly FormattableString CommonUnit =
        $"""
        case when min(org_code) = max(org_code) then min(org_code) when left(min(org_code), 9) = left(max(org_code), 9) then left(min(org_code), 9) else left(min(org_code), 6) end
        """;

    private static readonly SqlFile Comparison = SqlFile.Beside(typeof(ImportStaging), "CompareRows.sql");

    private static readonly CopiedTable<StagedRow> Rows = new("import_row",
    [
        new("row_number", (to, row) => to.Write(row.Number)),
        new("org_code", (to, row) => to.Write(row.Place.Value)),
        new("faults", (to, row) => to.Write(row.Faults.Select(KeptErrors.Kept).ToArray())),
        new("repairs", (to, row) => to.Write(row.Repairs.Select(field => field.ToString()).ToArray())),
        new("person_id", (to, row) => to.Write(row.NewId)),
        new("village_code", (to, row) => to.WriteText(row.Village?.Value)),
        new("household_number", (to, row) => to.WriteText(row.Household)),
        new("name", (to, row) => to.Write(row.Name)),
        new("name_initials", (to, row) => to.Write(row.NameInitials)),
        new("name_pinyin", (to, row) => to.Write(row.NamePinyin)),
        new("relation", (to, row) => to.WriteText(row.Relation?.ToString())),
        new("sex", (to, row) => to.WriteText(row.Sex?.ToString())),
        new("born_on", (to, row) => to.WriteDate(row.BornOn)),
        new("ethnic_group", (to, row) => to.WriteText(row.EthnicGroup)),
        new("phone", (to, row) => to.WriteText(row.Phone)),
        new("address", (to, row) => to.WriteText(row.Address)),
        new("address_stem", (to, row) => to.Write(AddressStem.Of(row.Address))),
        new("group_name", (to, row) => to.WriteText(row.Group)),
        new("tier", (to, row) => to.WriteText(row.Tier)),
        new("id_number_hash", (to, row) => WriteBytes(to, row.IdNumber?.Hash)),
        new("id_number_cipher", (to, row) => WriteBytes(to, row.IdNumber?.Cipher)),
        new("id_number_masked", (to, row) => to.WriteText(row.IdNumber?.Masked)),
    ]);

    /// <summary>Adds the rows to the import; the caller commits.</summary>
    public static async Task WriteAsync(UnitOfWork work, PopulationImport import, IReadOnlyList<StagedRow> rows, CancellationToken cancellationToken)
    {
        await Rows.CreateAsync(work, cancellationToken);
        await Rows.WriteAsync(work, rows, cancellationToken);
        await (import.Kind == ImportKind.Population ? CompareAsync(work, import, cancellationToken) : LastYearComparison.CompareAsync(work, import, cancellationToken));
    }

    /// <summary>Rows that turned out to contradict a later one are not taken either.</summary>
    public static async Task RefuseAsync(UnitOfWork work, Guid import, IEnumerable<(int Row, int Later)> contradicted, CancellationToken cancellationToken)
    {
        foreach (var (row, later) in contradicted)
        {
            var fault = ImportErrors.Contradicts(later).Kept();
            await work.Database.ExecuteSqlAsync(
                $"""
                update import_row set outcome = {nameof(ImportOutcome.Faulty)}, faults = array_append(faults, {fault})
                where tenant_id = {work.TenantId} and import_id = {import} and row_number = {row}
                """,
                cancellationToken);
        }
    }

    private static Task<int> CompareAsync(UnitOfWork work, PopulationImport import, CancellationToken cancellationToken) =>
        work.Database.ExecuteSqlAsync(
            Comparison.With(
                ("tenant", work.TenantId), ("import", import.Id), ("unit", import.OrgCode.Value), ("overwrites", import.Overwrites), ("common_unit", CommonUnit),
                ("new", nameof(ImportOutcome.New)), ("changed", nameof(ImportOutcome.Changed)), ("moved", nameof(ImportOutcome.Moved)),
                ("same", nameof(ImportOutcome.Same)), ("ambiguous", nameof(ImportOutcome.Ambiguous)), ("faulty", nameof(ImportOutcome.Faulty)),
                ("name_field", nameof(ImportField.Name)), ("relation_field", nameof(ImportField.Relation)), ("phone_field", nameof(ImportField.Phone)),
                ("ethnic_group_field", nameof(ImportField.EthnicGroup)), ("address_field", nameof(ImportField.Address)), ("group_field", nameof(ImportField.Group)),
                ("head", nameof(Relation.Head)), ("id_number_missing", RegistryErrors.IdNumberMissing.Code)),
            cancellationToken);

    private static void WriteBytes(NpgsqlBinaryImporter to, byte[]? value)
    {
        if (value is null)
        {
            to.WriteNull();
        }
        else
        {
            to.Write(value);
        }
    }
}
