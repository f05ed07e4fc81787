using System.Globalization;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Households.Changes;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans.Quotas;
using EnrollmentPortal.Application.Rosters.Carrying;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Tenancy;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Platform;

/// <summary>Moves a demonstration to another day.</summary>
/// <param name="RowVersion">As it was read: a change in between is not overwritten.</param>
public sealed record SetBusinessDateCommand(int TenantId, DateOnly Date, long RowVersion);

/// <summary>Shape alone.</summary>
public sealed class SetBusinessDateValidator : AbstractValidator<SetBusinessDateCommand>
{
    public SetBusinessDateValidator()
    {
        RuleFor(command => command.TenantId).InclusiveBetween(100000, 999999).WithErrorCode(TenantErrors.NotFound.Code);
        RuleFor(command => command.Date).NotEqual(default(DateOnly)).WithErrorCode(TenantErrors.DateMissing.Code);
    }
}

/// <summary>Refusals of the tenant page.</summary>
public static class TenantErrors
{
    public static readonly Error NotFound = new("tenant.not-found");

    /// <summary>No day was given.</summary>
    public static readonly Error DateMissing = new("tenant.date-missing");

    /// <summary>A real county lives on today's date.</summary>
    public static readonly Error NoOwnDate = new("tenant.no-own-date");

    /// <summary>Another administrator was faster.</summary>
    public static readonly Error ChangedMeanwhile = new("tenant.changed-meanwhile");

    /// <summary>Arguments: first and last day that may be set.</summary>
    public static Error DateOutOfRange(DateRange range) => new("tenant.date-out-of-range", range.From.ToString("O", CultureInfo.InvariantCulture), range.To.ToString("O", CultureInfo.InvariantCulture));
}

/// <summary>Sets the business date of a demonstration.</summary>
public sealed class SetBusinessDate(
    Database database, AuditTrail audit, EndExpiredExemptions exemptions, CarryOutRosters rosters, CarryOutQuotas quotas, IValidator<SetBusinessDateCommand> validator) : IUseCase
{
    public static Grant Requires => Grant.AdministerPlatform;

    /// <returns>The new row version, the first fault of the command, or one of <see cref="TenantErrors"/>.</returns>
    public async Task<Result<long>> ExecuteAsync(SetBusinessDateCommand command, Actor actor, CancellationToken cancellationToken)
    {
        actor.Authorize(Requires);
        if (validator.Validate(command).Errors is [var fault, ..])
        {
            return new Error(fault.ErrorCode);
        }

        // The county's scope, for its campaign's year and for its audit trail; no person is read.
        await using var work = await database.BeginAsync(TenantScope.Of(command.TenantId), cancellationToken);
        var tenant = await work.Tenants.SingleOrDefaultAsync(row => row.Id == command.TenantId, cancellationToken);
        if (tenant is null)
        {
            return TenantErrors.NotFound;
        }

        return await RefuseAsync(work, tenant, command, cancellationToken) is { } refusal
            ? refusal
            : await MoveAsync(work, tenant, command, actor);
    }

    private static async Task<Error?> RefuseAsync(UnitOfWork work, Tenant tenant, SetBusinessDateCommand command, CancellationToken cancellationToken)
    {
        if (!tenant.Demonstration)
        {
            return TenantErrors.NoOwnDate;
        }

        var settable = await ListTenants.SettableAsync(work, cancellationToken);
        return settable is { } range && !range.Contains(command.Date) ? TenantErrors.DateOutOfRange(range) : null;
    }

    private async Task<Result<long>> MoveAsync(UnitOfWork work, Tenant tenant, SetBusinessDateCommand command, Actor actor)
    {
        var before = tenant.BusinessDate;
        tenant.SetBusinessDate(command.Date);
        // What the administrator saw, not what was read a moment ago, must still be there.
        work.Entry(tenant).Property(row => row.RowVersion).OriginalValue = command.RowVersion;
        audit.Note(work, actor, new AuditNote(
            "tenant.date-set", "tenant", tenant.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Old: new { BusinessDate = before }, New: new { BusinessDate = command.Date }));
        try
        {
            await work.CommitAsync(CancellationToken.None);
            // Whose exemption ends by the new day is back on the list when the page answers.
            await exemptions.ExecuteAsync(tenant.Id, CancellationToken.None);
            await rosters.ExecuteAsync(tenant.Id, CancellationToken.None);
            await quotas.ExecuteAsync(tenant.Id, CancellationToken.None);
            return tenant.RowVersion;
        }
        catch (DbUpdateConcurrencyException)
        {
            return TenantErrors.ChangedMeanwhile;
        }
    }
}
