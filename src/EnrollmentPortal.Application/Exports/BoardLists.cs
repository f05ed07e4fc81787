using EnrollmentPortal.Application.Progress;
using EnrollmentPortal.Application.Progress.KeyGroups;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Exports;

/// <summary>The board's units one level down: the same figures, because the same use case brings them.</summary>
internal sealed class ProgressList(ReadProgress read) : IExportedList
{
    public IReadOnlyCollection<ListName> Lists { get; } = [ListName.Progress];

    public IReadOnlyList<string> Columns { get; } =
        ["UnitCode", "Unit", "RegisteredCount", "ExemptCount", "EnrolledCount", "MissingCount", "Quota", "QuotaDone", "QuotaToGo", "CollectedYuan", "SubsidyYuan"];

    public async Task<Result<IAsyncEnumerable<IReadOnlyList<TableCell>>>> OpenAsync(ListReading reading, CancellationToken cancellationToken)
    {
        var board = await read.ExecuteAsync(reading.Request.Unit, reading.Actor, cancellationToken);
        return board.IsError ? board.Error : ListRows.Of(board.Value.Rows.Select(row => (IReadOnlyList<TableCell>)
        [
            row.Unit.Code.Value, row.Unit.Name, row.Counts.Registered, row.Counts.Exempt, row.Counts.Enrolled, row.Counts.Missing,
            (decimal?)row.Quota?.Heads, (decimal?)row.Quota?.Done, (decimal?)row.Quota?.ToGo, (decimal?)row.Counts.SelfPay.InYuan, (decimal?)row.Counts.Subsidy.InYuan,
        ]));
    }
}

/// <summary>The groups that the plan watches; a department's own alone.</summary>
internal sealed class KeyGroupList(ReadKeyGroups read) : IExportedList
{
    public IReadOnlyCollection<ListName> Lists { get; } = [ListName.KeyGroups];

    public IReadOnlyList<string> Columns { get; } = ["Category", "Department", "RegisteredCount", "EnrolledCount", "MissingCount", "GoalPercent"];

    public async Task<Result<IAsyncEnumerable<IReadOnlyList<TableCell>>>> OpenAsync(ListReading reading, CancellationToken cancellationToken)
    {
        var board = await read.ExecuteAsync(reading.Request.Unit, null, reading.Actor, cancellationToken);
        return board.IsError ? board.Error : ListRows.Of(board.Value.Groups.Select(group => (IReadOnlyList<TableCell>)
            [group.Category, string.Join('、', group.Certifiers), group.Registered, group.Enrolled, group.Missing, group.GoalPercent]));
    }
}

/// <summary>Rows that are there already.</summary>
internal static class ListRows
{
    public static Result<IAsyncEnumerable<IReadOnlyList<TableCell>>> Of(IEnumerable<IReadOnlyList<TableCell>> rows) =>
        Result<IAsyncEnumerable<IReadOnlyList<TableCell>>>.From(rows.ToAsyncEnumerable());
}
