using System.Security.Cryptography;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Registry.IdNumbers;
using EnrollmentPortal.Application.Rosters.Matching;
using EnrollmentPortal.Application.Rosters.Reading;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Rosters;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Rosters;

/// <summary>A list that an officer uploads.</summary>
/// <param name="Input">As it was uploaded; can seek, stays open.</param>
/// <param name="FileName">Its name on the officer's computer.</param>
/// <param name="Covers">The categories of which it names everybody; empty for those that occur in it.</param>
public sealed record RosterUpload(Stream Input, string FileName, IReadOnlyList<string> Covers);

/// <summary>Takes a department's list, finds the person that each line means, and keeps it as a draft. Nothing follows before it is applied.</summary>
public sealed class SendRoster(Database database, PlanCache plans, IdNumberVault vault, AuditTrail audit, TimeProvider clock) : IUseCase
{
    public static Grant Requires => Grant.SendRosters;

    /// <returns>The roster's id.</returns>
    public async Task<Result<Guid>> ExecuteAsync(RosterUpload upload, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var opened = await RosterContext.OpenAsync(work, plans, actor, cancellationToken);
        if (opened.IsError)
        {
            return opened.Error;
        }

        var desk = opened.Value;
        if (upload.Covers.FirstOrDefault(category => desk.Owned.All(owned => owned.Name != category)) is { } foreign)
        {
            return RosterErrors.CoversForeign(foreign);
        }

        var reader = new RosterReader(desk.Plan, desk.Department, await IdNumberReader.OpenAsync(work, vault, cancellationToken));
        var entries = Read(reader, upload, cancellationToken);
        return entries.IsError ? entries.Error : await KeepAsync(desk, actor, upload, entries.Value, cancellationToken);
    }

    private static Result<List<RosterEntry>> Read(RosterReader reader, RosterUpload upload, CancellationToken cancellationToken)
    {
        upload.Input.Position = 0;
        var file = TableFile.Open(upload.Input, cancellationToken);
        if (file.IsError)
        {
            return file.Error;
        }

        using var table = file.Value;
        try
        {
            return reader.Read(table.Rows(), upload.Covers is [var only] ? only : null);
        }
        catch (TableFileException unreadable)
        {
            return unreadable.Error;
        }
    }

    private async Task<Result<Guid>> KeepAsync(
        RosterContext desk, Actor actor, RosterUpload upload, List<RosterEntry> entries, CancellationToken cancellationToken)
    {
        List<string> categories = upload.Covers.Count > 0
            ? [.. upload.Covers.Distinct()]
            : [.. entries.Where(entry => entry.Fault is null).Select(entry => entry.Category).Distinct()];
        if (categories.Count == 0)
        {
            return RosterErrors.NoCategory;
        }

        await desk.LockAsync(cancellationToken);
        var hash = await HashAsync(upload.Input, cancellationToken);
        var timing = desk.Timing;
        if (await FindTwinAsync(desk, timing, hash, cancellationToken) is { } twin)
        {
            return RosterErrors.SentTwice(twin.SentOn, twin.SentByName);
        }

        var roster = new Roster(
            Guid.CreateVersion7(),
            actor.Scope.Unit,
            desk.Department,
            timing,
            new RosterFile(UploadedName.Of(upload.FileName), hash, categories, entries.Count),
            new RosterSending(desk.Work.Today, clock.GetUtcNow(), actor.UserId, actor.Name));
        desk.Work.Rosters.Add(roster);
        desk.Work.RosterLines.AddRange(await new RosterMatcher(desk.Work, vault).MatchAsync(roster, entries, cancellationToken));
        audit.Note(desk.Work, actor, new AuditNote(
            "roster.sent", "roster", roster.Id.ToString(), roster.OrgCode,
            New: new { roster.Department, roster.FileName, Sha256 = Convert.ToHexStringLower(hash), roster.Lines, roster.ListMonth, roster.EffectiveOn, roster.IsLate, roster.Categories }));
        await desk.Work.CommitAsync(cancellationToken);
        return roster.Id;
    }

    private static async Task<byte[]> HashAsync(Stream file, CancellationToken cancellationToken)
    {
        file.Position = 0;
        return await SHA256.HashDataAsync(file, cancellationToken);
    }

    private static Task<Roster?> FindTwinAsync(RosterContext desk, RosterTiming timing, byte[] hash, CancellationToken cancellationToken) =>
        desk.Work.Rosters.AsNoTracking().FirstOrDefaultAsync(
            roster => roster.Department == desk.Department && roster.ListMonth == timing.ListMonth
                && roster.FileHash == hash && roster.State != RosterState.Discarded,
            cancellationToken);
}
