using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Contributions;

/// <summary>Counts people who are being enrolled, in the transaction that enrols them.</summary>
internal static class EnrolledCounts
{
    /// <param name="work">The unit of work.</param>
    /// <param name="campaign">The campaign.</param>
    /// <param name="lines">Who is enrolled at which price, with the unit of the household.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    public static Task CountEnrolledAsync(
        this UnitOfWork work, Guid campaign, IReadOnlyCollection<(OrgCode Unit, PricedLine Line)> lines, CancellationToken cancellationToken)
    {
        var villages = lines.GroupBy(entry => entry.Unit.At(OrgLevel.Village), entry => entry.Line.Price)
            .Select(prices => new ProgressDelta(
                prices.Key,
                Enrolled: prices.Count(),
                SelfPay: prices.Sum(price => price.SelfPay + price.BuyBack),
                Subsidy: prices.Sum(price => price.Subsidy),
                GovernmentShare: prices.Sum(price => price.GovernmentShare)));
        var groups = lines.SelectMany(entry => entry.Line.Categories.Select(category => (Village: entry.Unit.At(OrgLevel.Village), Category: category)))
            .CountBy(pair => pair)
            .Select(count => new GroupDelta(count.Key.Village, count.Key.Category, Enrolled: count.Value));
        return work.CountAsync(campaign, work.Today, villages, groups, cancellationToken);
    }
}
