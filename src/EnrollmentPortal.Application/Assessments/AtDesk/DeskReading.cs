using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Application.Assessments.AtDesk;

/// <summary>What the desk shows of a person when nothing is left to ask.</summary>
/// <param name="Member">The person.</param>
/// <param name="Questions">What was asked, in order.</param>
internal sealed record DeskReading(MemberSheet Member, IReadOnlyList<MemberQuestion> Questions)
{
    /// <summary>The quote of a tier. Without a tier only what holds in every tier is told.</summary>
    /// <returns>Null where the desk has no quotes.</returns>
    public Assessment? QuoteOf(string? tier)
    {
        var quotes = Member.Quotes;
        if (quotes.Count == 0)
        {
            return null;
        }

        if (tier is not null || quotes.Count == 1)
        {
            return quotes.First(quote => tier is null || quote.Tier.Key == tier).Assessment;
        }

        var first = quotes[0].Assessment with { Tier = null };
        var isRefused = first.Verdict == Verdict.Refused;
        var isSame = quotes.All(quote => Outcome.Of(quote.Assessment) == Outcome.Of(first));
        return isSame && !isRefused ? first : first with
        {
            Verdict = isRefused ? Verdict.Refused : Verdict.Review,
            Standard = null,
            Subsidy = null,
            Grant = null,
            SelfPay = null,
        };
    }
}
