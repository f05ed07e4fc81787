using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Application.Registry.Facts;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Application.Contributions;

/// <summary>A member as a cadre may know them: the clauses of a verdict or a price would tell what is hidden among the facts.</summary>
internal static class SeenMembers
{
    public static MemberSheet SeenBy(MemberSheet member, Actor actor, Person person, Plan? plan)
    {
        var isHidden = SeenFacts.HiddenFrom(actor, person, person.Facts).Count > 0;
        return member with
        {
            Exempt = member.Exempt?.SeenBy(actor),
            Enrolled = isHidden && member.Enrolled is { } enrolled
                ? enrolled with { Frozen = enrolled.Frozen with { Reasons = [], Warnings = [], Assumed = [], Decision = null, Unstated = null } }
                : member.Enrolled,
            Quotes = [.. member.Quotes.Select(quote => isHidden || TurnsOnThePerson(quote, plan!) ? Withheld(quote) : quote)],
        };
    }

    // For everybody that the plan excludes, and not for prisoners alone: a reason that is missing would be one.
    private static bool TurnsOnThePerson(TierQuote quote, Plan plan) => quote.Assessment.Verdict != Verdict.Accepted
        && plan.Eligibility.Rows.Any(row => row.Key == (quote.Assessment.LeftBy?.Key ?? quote.Assessment.Route) && row.Then.Verdict != Verdict.Accepted);

    private static TierQuote Withheld(TierQuote quote) => quote with
    {
        IsWithheld = true,
        LeavingOut = null,
        Assessment = quote.Assessment with
        {
            Route = string.Empty, RouteName = new Wording(string.Empty, string.Empty), LeftBy = null, Decision = null, Reasons = [], Warnings = [], Assumptions = [],
        },
    };
}
