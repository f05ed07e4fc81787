using System.Globalization;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Exports;

/// <summary>The trail as its page narrows it, every line of it, the oldest first.</summary>
internal sealed class AuditTrailList : IExportedList
{
    public IReadOnlyCollection<ListName> Lists { get; } = [ListName.AuditTrail];

    public IReadOnlyList<string> Columns { get; } =
        ["At", "Person", "Role", "NetworkAddress", "Action", "SubjectType", "SubjectId", "UnitCode", "OldValues", "NewValues", "ReasonGiven"];

    public Task<Result<IAsyncEnumerable<IReadOnlyList<TableCell>>>> OpenAsync(ListReading reading, CancellationToken cancellationToken)
    {
        var filter = reading.Request.Trail ?? new AuditFilter(null, null, null, null, null, 1);
        var unit = reading.Request.Unit.Value;
        var entries = ReadAuditTrail.Narrow(reading.Work.AuditEntries.AsNoTracking(), filter)
            .Where(entry => Persistence.UnitOfWork.StartsWith(entry.OrgCode, unit))
            .OrderBy(entry => entry.At).ThenBy(entry => entry.Id);
        return Task.FromResult(Result<IAsyncEnumerable<IReadOnlyList<TableCell>>>.From(entries.AsAsyncEnumerable().Select(entry => (IReadOnlyList<TableCell>)
        [
            entry.At.InChina().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), entry.ActorName, entry.ActorRole, entry.Address,
            reading.Words.Say("Action." + entry.Action), entry.SubjectType, entry.SubjectId, entry.OrgCode, entry.OldValues, entry.NewValues, entry.Reason,
        ])));
    }
}
