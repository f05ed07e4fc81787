using System.Text.Encodings.Web;
using System.Text.Json;
using EnrollmentPortal.Application.Imports.Review;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Imports;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Imports.Apply;

/// <summary>What imported lists did to a household and its members, for its history.</summary>
internal sealed class ImportHistory(UnitOfWork work)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="household">Lines about people who left it are included.</param>
    /// <param name="people">Its members by id, with those who were merged into them.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IReadOnlyList<HistoryLine>> ReadAsync(Guid household, IReadOnlyDictionary<Guid, string> people, CancellationToken cancellationToken)
    {
        var members = people.Keys.ToList();
        var newcomers = await work.People.AsNoTracking().Where(person => members.Contains(person.Id) && person.ImportId != null)
            .Select(person => new { person.Name, person.ImportId }).ToListAsync(cancellationToken);
        var rows = await work.ImportRows.AsNoTracking()
            .Where(row => members.Contains(row.PersonId!.Value) && (row.Outcome == ImportOutcome.Changed || row.Outcome == ImportOutcome.Moved)).ToListAsync(cancellationToken);
        var left = await work.ImportRows.AsNoTracking().Where(row => row.LeftHouseholdId == household && row.Outcome == ImportOutcome.Moved).ToListAsync(cancellationToken);
        rows = [.. rows.Concat(left).DistinctBy(row => (row.ImportId, row.RowNumber))];
        if (newcomers.Count + rows.Count == 0)
        {
            return [];
        }

        var asked = rows.Select(row => row.ImportId).Concat(newcomers.Select(person => person.ImportId!.Value)).Distinct().ToList();
        var imports = await work.Imports.AsNoTracking().Where(import => asked.Contains(import.Id)).ToDictionaryAsync(import => import.Id, cancellationToken);
        var villages = await work.VillageNamesAsync(cancellationToken);
        var heirs = await HeirsAsync(left, cancellationToken);
        return
        [
            .. newcomers.Where(person => imports.ContainsKey(person.ImportId!.Value)).Select(person => Line(imports[person.ImportId!.Value], "import.registered", person.Name)),
            .. rows.Where(row => imports.TryGetValue(row.ImportId, out var import) && IsWritten(row, import))
                .SelectMany(row => Lines(row, imports[row.ImportId], villages, heirs.GetValueOrDefault(row.NextHeadId ?? Guid.Empty))),
        ];
    }

    private Task<Dictionary<Guid, string>> HeirsAsync(IEnumerable<ImportRow> left, CancellationToken cancellationToken)
    {
        var heirs = left.Select(row => row.NextHeadId).Where(heir => heir is not null).Select(heir => heir!.Value).ToList();
        return work.People.AsNoTracking().Where(person => heirs.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
    }

    private static bool IsWritten(ImportRow row, PopulationImport import) => import.State switch
    {
        ImportState.Uploaded or ImportState.Discarded => false,
        ImportState.Checked or ImportState.Undoing => row.RowNumber <= import.AppliedTo,
        ImportState.Applied or ImportState.Undone => true,
    };

    private static IEnumerable<HistoryLine> Lines(ImportRow row, PopulationImport import, IReadOnlyDictionary<string, string> villages, string? heir)
    {
        var changes = RowChanges.Of(row, import, villages).ToDictionary(change => change.Field.ToString(), change => (change.Old, change.New));
        if (heir is not null)
        {
            changes["HeadName"] = (row.Name, heir);
        }

        if (changes.Count == 0)
        {
            yield break;
        }

        var (old, @new) = (Json(changes, change => change.Old), Json(changes, change => change.New));
        yield return Line(import, row.Outcome == ImportOutcome.Moved ? "import.moved" : "import.changed", row.Name) with
        {
            At = row.SettledAt ?? import.AppliedAt ?? import.CreatedAt, ActorName = row.DecidedByName ?? import.AppliedByName ?? import.CreatedByName, OldValues = old, NewValues = @new,
        };
        if (import.UndoneAt is { } undone)
        {
            yield return Line(import, "import.undone", row.Name) with { At = undone, ActorName = import.UndoneByName ?? import.CreatedByName, OldValues = @new, NewValues = old };
        }
    }

    private static HistoryLine Line(PopulationImport import, string action, string person) => new(
        import.AppliedAt ?? import.CreatedAt, import.AppliedByName ?? import.CreatedByName, null, action, person, null, null, null, import.FileName);

    private static string Json(Dictionary<string, (string? Old, string? New)> changes, Func<(string? Old, string? New), string?> side) =>
        JsonSerializer.Serialize(changes.ToDictionary(change => JsonNamingPolicy.CamelCase.ConvertName(change.Key), change => side(change.Value)), Readable);
}
