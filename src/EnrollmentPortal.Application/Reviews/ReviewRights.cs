using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Reviews;

/// <summary>Who may decide.</summary>
internal static class ReviewRights
{
    /// <summary>An official; or an account that an official has named for the business date.</summary>
    public static async Task<bool> MayDecideAsync(this UnitOfWork work, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Has(Grant.DecideReviews))
        {
            return true;
        }

        // Whoever changes nothing else decides nothing either, whatever the table says.
        var today = work.Today;
        return actor.Has(Grant.AskReviews)
            && await work.ReviewDeputies.AnyAsync(row => row.AccountId == actor.UserId && row.From <= today && today <= row.Until, cancellationToken);
    }
}
