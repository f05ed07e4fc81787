using System.Text.Json;
using EnrollmentPortal.Application.Imports.Review;
using EnrollmentPortal.Application.Imports.Upload;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Imports;

namespace EnrollmentPortal.Application.Imports.Apply;

/// <summary>What a row changes of a registered person.</summary>
internal static class RowChanges
{
    private const int VillageDigits = 12;

    /// <summary>Field by field; what the file does not say, or may not change, stays and is not listed.</summary>
    public static IEnumerable<FieldChange> Of(ImportRow row, PopulationImport import, IReadOnlyDictionary<string, string> villages)
    {
        if (row.OldValues is null || JsonSerializer.Deserialize<OldValues>(row.OldValues) is not { } old)
        {
            return [];
        }

        var overwrites = import.Overwrites;
        if (import.Kind != ImportKind.Population)
        {
            // A list of last year's cover; a person who was not enrolled has no tier.
            return [new FieldChange(ImportField.Tier, old.Cover, row.Tier ?? string.Empty)];
        }

        FieldChange[] all =
        [
            new(ImportField.Name, old.Name, row.Name),
            new(ImportField.Village, Named(old.Unit, villages), Named(row.VillageCode, villages)),
            new(ImportField.Household, old.Household, row.HouseholdNumber),
            new(ImportField.Relation, old.Relation, row.Relation?.ToString()),
            new(ImportField.EthnicGroup, old.EthnicGroup, row.EthnicGroup),
            new(ImportField.Phone, old.Phone, row.Phone),
            new(ImportField.Address, old.Address, row.Address),
            new(ImportField.Group, old.Group, row.GroupName),
        ];
        return all.Where(change => change.New is not null && change.New != (change.Old ?? string.Empty) && Counts(change.Field, row, old, overwrites));
    }

    private static bool Counts(ImportField field, ImportRow row, OldValues old, IReadOnlyCollection<string> overwrites) => field switch
    {
        ImportField.Village or ImportField.Household => true,
        ImportField.Name => overwrites.Contains(nameof(ImportField.Name)) || row.Decision == ImportDecision.Renamed || row.Outcome == ImportOutcome.Ambiguous,
        // A person who joins another household has a relation to its head.
        ImportField.Relation => row.HouseholdNumber != old.Household || overwrites.Contains(nameof(ImportField.Relation)),
        ImportField.Address or ImportField.Group => row.Relation == Relation.Head && overwrites.Contains(field.ToString()),
        _ => overwrites.Contains(field.ToString()),
    };

    private static string? Named(string? code, IReadOnlyDictionary<string, string> villages) =>
        code is { Length: >= VillageDigits } ? villages.GetValueOrDefault(code[..VillageDigits], code) : code;

    private sealed record OldValues(
        string? Name, string? Relation, string? Phone, string? EthnicGroup, string? Unit, string? Household, string? Address, string? Group, string? Cover);
}
