using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Audit;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Audit;

/// <summary>Which lines of the trail to show; null or empty does not narrow.</summary>
/// <param name="Action">The code of an action.</param>
/// <param name="Person">How the actor's name begins.</param>
/// <param name="From">First day in China.</param>
/// <param name="To">Last day in China, inclusive.</param>
/// <param name="Subject">The record's id, or how it begins.</param>
/// <param name="Page">From 1.</param>
public sealed record AuditFilter(string? Action, string? Person, DateOnly? From, DateOnly? To, string? Subject, int Page);

/// <summary>A line of the trail.</summary>
/// <param name="UnitName">The unit's name, or its code where it has none.</param>
/// <param name="OldValues">JSON, or null.</param>
/// <param name="NewValues">JSON, or null.</param>
public sealed record AuditLine(
    Guid Id, DateTimeOffset At, string ActorName, string? ActorRole, string? Address, string Action, string SubjectType, string SubjectId,
    string UnitName, string? OldValues, string? NewValues, string? Reason);

/// <summary>A page of the trail, newest first.</summary>
public sealed record AuditPage(IReadOnlyList<AuditLine> Lines, bool HasMore);

/// <summary>Reads the audit trail of the actor's scope.</summary>
public sealed class ReadAuditTrail(Database database) : IUseCase
{
    /// <summary>How many lines a page holds.</summary>
    public const int PageSize = 50;


    public static Grant Requires => Grant.ReadAudit;

    /// <returns>A page of entries, the newest first; no refusal.</returns>
    public async Task<Result<AuditPage>> ExecuteAsync(AuditFilter filter, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var entries = await Narrow(work.AuditEntries.AsNoTracking(), filter)
            .OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id)
            .Skip(PageOffset.Of(filter.Page, PageSize)).Take(PageSize + 1)
            .ToListAsync(cancellationToken);
        var names = await NamesAsync(work, entries, cancellationToken);
        var lines = entries.Take(PageSize).Select(entry => ToLine(entry, names.GetValueOrDefault(entry.OrgCode, entry.OrgCode)));
        return new AuditPage([.. lines], entries.Count > PageSize);
    }

    internal static IQueryable<AuditEntry> Narrow(IQueryable<AuditEntry> entries, AuditFilter filter)
    {
        if (!string.IsNullOrWhiteSpace(filter.Action))
        {
            entries = entries.Where(entry => entry.Action == filter.Action);
        }

        if (!string.IsNullOrWhiteSpace(filter.Person))
        {
            entries = entries.Where(entry => UnitOfWork.StartsWith(entry.ActorName, filter.Person.Trim()));
        }

        if (!string.IsNullOrWhiteSpace(filter.Subject))
        {
            entries = entries.Where(entry => UnitOfWork.StartsWith(entry.SubjectId, filter.Subject.Trim()));
        }

        if (filter.From is { } from)
        {
            var start = StartOf(from);
            entries = entries.Where(entry => entry.At >= start);
        }

        // The last day belongs to the range; there is no day after the calendar's last.
        if (filter.To is { } to && to < DateOnly.MaxValue)
        {
            var end = StartOf(to.AddDays(1));
            entries = entries.Where(entry => entry.At < end);
        }

        return entries;
    }

    // Npgsql stores instants in UTC only.
    private static DateTimeOffset StartOf(DateOnly day) =>
        day == DateOnly.MinValue ? DateTimeOffset.MinValue : ChinaCalendar.MidnightInChina(day).ToUniversalTime();

    private static async Task<Dictionary<string, string>> NamesAsync(UnitOfWork work, List<AuditEntry> entries, CancellationToken cancellationToken)
    {
        var codes = entries.Select(entry => entry.OrgCode).Distinct().Where(code => OrgCode.TryParse(code, out _)).Select(OrgCode.Parse).ToList();
        return await work.OrgUnits.AsNoTracking().Where(unit => codes.Contains(unit.OrgCode))
            .ToDictionaryAsync(unit => unit.OrgCode.Value, unit => unit.Name, cancellationToken);
    }

    private static AuditLine ToLine(AuditEntry entry, string unitName) => new(
        entry.Id, entry.At, entry.ActorName, entry.ActorRole, entry.Address, entry.Action, entry.SubjectType, entry.SubjectId,
        unitName, entry.OldValues, entry.NewValues, entry.Reason);
}
