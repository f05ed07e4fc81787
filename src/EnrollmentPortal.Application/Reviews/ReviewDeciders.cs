using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Reviews;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Reviews;

/// <summary>Who may decide. The case itself refuses a decision by the user who asked it.</summary>
public sealed class ReviewDeciders(PlanCache plans)
{
    /// <summary>About one case: an official; an account that an official has named for the business date; where the plan says so, any clerk of the unit.</summary>
    internal Task<bool> MayDecideAsync(UnitOfWork work, Actor actor, ReviewSubject about, CancellationToken cancellationToken) =>
        MayDecideAsync(work, actor, about.OrgCode, about.CoverageYear, cancellationToken);

    /// <summary>About the cases of the actor's unit in the year of work.</summary>
    internal async Task<bool> MayDecideAsync(UnitOfWork work, Actor actor, CancellationToken cancellationToken) =>
        actor.Has(Grant.DecideReviews)
        || (actor.Has(Grant.AskReviews)
            && await work.CurrentYearAsync(cancellationToken) is { } year
            && await MayDecideAsync(work, actor, actor.Scope.Unit, year, cancellationToken));

    private async Task<bool> MayDecideAsync(UnitOfWork work, Actor actor, OrgCode unit, int coverageYear, CancellationToken cancellationToken)
    {
        if (actor.Has(Grant.DecideReviews))
        {
            return true;
        }

        // A user who may change nothing else decides nothing either, whatever the table or the plan says.
        var today = work.Today;
        return actor.Has(Grant.AskReviews)
            && (await work.ReviewDeputies.AnyAsync(row => row.AccountId == actor.UserId && row.From <= today && today <= row.Until, cancellationToken)
                || (await plans.ForAsync(work, unit, coverageYear, cancellationToken))?.Plan.Reviews is { SecondClerk: true });
    }
}
