using System.Security.Cryptography;
using System.Text;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Accounts.SignIns;

/// <summary>A sign-in that failed.</summary>
public sealed class SignInFailure
{
    public Guid Id { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>The network that it came from.</summary>
    public string Address { get; init; } = string.Empty;

    /// <summary>Of what was typed as a name.</summary>
    public byte[] NameHash { get; init; } = [];

    /// <summary>No password was looked at, because the network had tried too often. Not counted.</summary>
    public bool Refused { get; init; }
}

/// <summary>Where a failed sign-in came from.</summary>
/// <param name="UserName">As it was typed.</param>
/// <param name="Address">The visitor's address, for the audit trail.</param>
/// <param name="Network">What is counted: the address, or the network in which one visitor may have any.</param>
public sealed record SignInAttempt(string UserName, string? Address, string Network);

/// <summary>Records failed sign-ins and tells when a network has tried too often.</summary>
/// <remarks>One account is guarded by its own lock-out; this guards all accounts against an attacker who tries one password on each. A township's
/// offices often share one address, so the limit stops machines and not neighbours.</remarks>
public sealed class SignInFailures(Database database, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Failures of one network within <see cref="Window"/> after which nobody there may try.</summary>
    public const int MaxFailures = 60;

    /// <summary>As long as an account is locked.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public async Task<bool> IsTooManyAsync(string network, CancellationToken cancellationToken)
    {
        var from = clock.GetUtcNow() - Window;
        await using var work = await database.BeginAsync(Scope.Platform, cancellationToken);
        await using var accounts = work.Accounts();
        return await accounts.SignInFailures.CountAsync(failure => failure.Address == network && failure.At > from && !failure.Refused, cancellationToken) >= MaxFailures;
    }

    /// <summary>Counts it, and leaves a line in the trail of the account's unit, or of the platform where the name is nobody's.</summary>
    /// <param name="attempt">Where it came from.</param>
    /// <param name="user">The account, if the name has one.</param>
    /// <param name="outcome">How it ended, in the trail's words.</param>
    /// <param name="cancellationToken">Ends the waiting; a visitor who leaves early is counted all the same by the caller's choice of token.</param>
    public async Task RecordAsync(SignInAttempt attempt, PortalUser? user, string outcome, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var work = await database.BeginAsync(user?.Scope ?? Scope.Platform, cancellationToken);
        await using var accounts = work.Accounts();
        await accounts.SignInFailures.Where(failure => failure.At < now - Kept).ExecuteDeleteAsync(cancellationToken);
        var failure = new SignInFailure { Id = Guid.CreateVersion7(), At = now, Address = attempt.Network, NameHash = HashOf(attempt.UserName) };
        accounts.SignInFailures.Add(failure);
        await accounts.SaveChangesAsync(cancellationToken);
        var note = new AuditNote("access.sign-in", "user", user?.Id.ToString() ?? "name-" + Convert.ToHexStringLower(failure.NameHash.AsSpan(0, 6)), New: new { Outcome = outcome });
        if (user is null)
        {
            audit.NoteVisitor(work, attempt.Address, note);
        }
        else
        {
            audit.Note(work, new Actor(user.Id, user.DisplayName, user.Role, user.Scope, user.Department, attempt.Address), note);
        }

        await work.CommitAsync(cancellationToken);
    }

    /// <summary>Records an attempt of a network that has tried too often. The first within <see cref="Window"/> leaves a line in the platform's trail; the
    /// others stand in the table alone, because the trail is for ever and a machine does not tire.</summary>
    public async Task RecordRefusalAsync(SignInAttempt attempt, string outcome, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var work = await database.BeginAsync(Scope.Platform, cancellationToken);
        await using var accounts = work.Accounts();
        var isFirst = !await accounts.SignInFailures.AnyAsync(
            failure => failure.Address == attempt.Network && failure.At > now - Window && failure.Refused, cancellationToken);
        accounts.SignInFailures.Add(new SignInFailure
        {
            Id = Guid.CreateVersion7(), At = now, Address = attempt.Network, NameHash = HashOf(attempt.UserName), Refused = true,
        });
        await accounts.SaveChangesAsync(cancellationToken);
        if (isFirst)
        {
            audit.NoteVisitor(work, attempt.Address, new AuditNote("access.sign-in", "address", attempt.Network, New: new { Outcome = outcome }));
        }

        await work.CommitAsync(cancellationToken);
    }

    private static byte[] HashOf(string name) => SHA256.HashData(Encoding.UTF8.GetBytes(name.Trim().ToUpperInvariant()));
}
