using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Accounts;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Reviews;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Reviews;

/// <summary>委托核定: lets an account decide cases of its unit for a time.</summary>
/// <param name="Until">The last day, inclusive.</param>
public sealed record NameDeputyCommand(Guid? AccountId, DateOnly? From, DateOnly? Until);

/// <summary>Shape only.</summary>
public sealed class NameDeputyValidator : AbstractValidator<NameDeputyCommand>
{
    public NameDeputyValidator()
    {
        RuleFor(command => command.AccountId).NotNull().WithErrorCode(ReviewCodes.DeputyMissing);
        RuleFor(command => command.From).NotNull().WithErrorCode(ReviewCodes.TermMissing);
        RuleFor(command => command.Until).NotNull().WithErrorCode(ReviewCodes.TermMissing);
        RuleFor(command => command.Until).Must((command, until) => until is null || command.From is null || command.From <= until).WithErrorCode(ReviewCodes.TermOrder);
    }
}

/// <summary>Names a deputy; a deputy sees the cases of their own unit, as before, and may now decide those that they did not ask themselves.</summary>
public sealed class NameDeputy(Database database, AuditTrail audit, IValidator<NameDeputyCommand> validator, TimeProvider clock) : IUseCase
{
    public static Grant Requires => Grant.DecideReviews;

    /// <returns>The deputy's name.</returns>
    public async Task<Result<string>> ExecuteAsync(NameDeputyCommand command, Actor actor, CancellationToken cancellationToken)
    {
        var allowed = actor.Authorize(Requires);
        if (validator.FaultIn(command) is { } fault)
        {
            return fault;
        }

        await using var work = await database.BeginAsync(allowed, cancellationToken);
        var (from, until) = (command.From!.Value, command.Until!.Value);
        await using var accounts = work.Accounts();
        var user = await accounts.AccountsToName(actor).FirstOrDefaultAsync(candidate => candidate.Id == command.AccountId, cancellationToken);
        if (user is null)
        {
            return ReviewErrors.DeputyUnknown;
        }

        if (until < work.Today || await work.ReviewDeputies.AnyAsync(row => row.AccountId == user.Id && row.From <= until && from <= row.Until, cancellationToken))
        {
            return ReviewErrors.DeputyTerm;
        }

        var deputy = new ReviewDeputy(
            Guid.CreateVersion7(), new DeputyAccount(user.Id, user.DisplayName, OrgCode.Parse(user.OrgCode!)), new DeputyTerm(from, until),
            new ReviewDecider(actor.UserId, actor.Name, work.Today, clock.GetUtcNow()));
        work.ReviewDeputies.Add(deputy);
        audit.Note(work, actor, new AuditNote("review.deputy-named", "user", user.Id.ToString(), deputy.OrgCode, New: new { Name = user.DisplayName, From = from, Until = until }));
        await work.CommitAsync(cancellationToken);
        return user.DisplayName;
    }
}

/// <summary>Takes the right back at once; what was decided stays.</summary>
public sealed class EndDeputy(Database database, AuditTrail audit) : IUseCase
{
    public static Grant Requires => Grant.DecideReviews;

    /// <returns>The deputy's name.</returns>
    public async Task<Result<string>> ExecuteAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        await work.Database.ExecuteSqlAsync($"select from review_deputy where tenant_id = {work.TenantId} and id = {id} for update", cancellationToken);
        if (await work.ReviewDeputies.FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } deputy)
        {
            return ReviewErrors.DeputyUnknown;
        }

        if (deputy.Until < work.Today)
        {
            return ReviewErrors.DeputyTerm;
        }

        deputy.End(work.Today);
        audit.Note(work, actor, new AuditNote("review.deputy-ended", "user", deputy.AccountId.ToString(), deputy.OrgCode, New: new { Name = deputy.AccountName }));
        await work.CommitAsync(cancellationToken);
        return deputy.AccountName;
    }
}
