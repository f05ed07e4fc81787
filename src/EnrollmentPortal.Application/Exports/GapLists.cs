using System.Globalization;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Progress;
using EnrollmentPortal.Application.Progress.KeyGroups;
using EnrollmentPortal.Application.Rosters.Missing;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Exports;

/// <summary>People of a group who are missing in a village.</summary>
internal sealed class GroupMissingList(ListMissingOfGroup list) : IExportedList
{
    public IReadOnlyCollection<ListName> Lists { get; } = [ListName.GroupMissing];

    public IReadOnlyList<string> Columns { get; } = ["Category", "Name", "IdNumber", "BornOn", "HouseholdNumber", "Head", "Group", "Phone", "NotEnrolling", "NotEnrollingNote"];

    public async Task<Result<IAsyncEnumerable<IReadOnlyList<TableCell>>>> OpenAsync(ListReading reading, CancellationToken cancellationToken)
    {
        var found = await list.ExecuteAsync(reading.Request.Unit, reading.Request.Category ?? string.Empty, reading.Actor, cancellationToken);
        return found.IsError ? found.Error : ListRows.Of(found.Value.People.Select(person => (IReadOnlyList<TableCell>)
        [
            found.Value.Category, person.Name, person.IdNumber, (DateOnly?)person.BornOn, person.HouseholdNumber, person.HeadName, person.GroupName, person.Phone,
            reading.Words.Reason(person.NotEnrolling), person.NotEnrollingNote,
        ]));
    }
}

/// <summary>People who are subsidised and not enrolled in a village.</summary>
internal sealed class SubsidisedMissingRows(ListSubsidisedMissing list) : IExportedList
{
    public IReadOnlyCollection<ListName> Lists { get; } = [ListName.SubsidisedMissing];

    public IReadOnlyList<string> Columns { get; } = ["Name", "IdNumber", "BornOn", "Identities", "HouseholdNumber", "Head", "Group", "Phone", "NotEnrolling", "NotEnrollingNote"];

    public async Task<Result<IAsyncEnumerable<IReadOnlyList<TableCell>>>> OpenAsync(ListReading reading, CancellationToken cancellationToken)
    {
        var found = await list.ExecuteAsync(reading.Request.Unit, reading.Actor, cancellationToken);
        return found.IsError ? found.Error : ListRows.Of(found.Value.People.Select(person => (IReadOnlyList<TableCell>)
        [
            person.Name, person.IdNumber, (DateOnly?)person.BornOn, person.Categories, person.HouseholdNumber, person.HeadName, person.GroupName, person.Phone,
            reading.Words.Reason(person.NotEnrolling), person.NotEnrollingNote,
        ]));
    }
}

/// <summary>People who are on a department's list and registered nowhere: all of them, however many the page shows.</summary>
internal sealed class NotRegisteredRows : IExportedList
{
    public IReadOnlyCollection<ListName> Lists { get; } = [ListName.NotRegistered];

    public IReadOnlyList<string> Columns { get; } = ["Place", "Name", "IdNumber", "BornOn", "Category", "Department", "ListMonth"];

    public Task<Result<IAsyncEnumerable<IReadOnlyList<TableCell>>>> OpenAsync(ListReading reading, CancellationToken cancellationToken)
    {
        var unit = reading.Request.Unit.Value;
        var lines = ListNotRegistered.Waiting(reading.Work).Where(row => UnitOfWork.StartsWith((string)(object)row.Line.OrgCode, unit))
            .OrderBy(row => row.Line.OrgCode).ThenBy(row => row.Line.Name).AsAsyncEnumerable();
        return Task.FromResult(Result<IAsyncEnumerable<IReadOnlyList<TableCell>>>.From(lines.Select(ListNotRegistered.View).Select(person => (IReadOnlyList<TableCell>)
            [person.Place, person.Name, person.IdNumber, person.BornOn, person.Category, person.Department, person.ListMonth.ToString("yyyy-MM", CultureInfo.InvariantCulture)])));
    }
}
