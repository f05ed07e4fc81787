using EnrollmentPortal.Application.Demonstration.People;
using EnrollmentPortal.Application.Divisions;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Demonstration.Payments;

/// <summary>How far a demonstration tenant has come with collecting on the day before its business date.</summary>
/// <remarks>Villages differ, so that a ranking has something to rank, and at least one has not begun. The example household's has.</remarks>
internal sealed class PaymentCampaign
{
    private const int LowestPercent = 25;
    private const int HighestPercent = 60;
    private const int UntouchedPerTenThousand = 300;

    // Sunday first: offices are busiest on Mondays, and somebody is on duty at the weekend.
    private static readonly int[] Rhythm = [1, 10, 9, 8, 8, 7, 3];

    private readonly HashSet<OrgCode> _untouched;
    private readonly Dictionary<Guid, PaymentPrices> _prices = [];

    public PaymentCampaign(DemonstrationTenant tenant)
    {
        Tenant = tenant;
        var days = Enumerable.Range(0, tenant.BusinessDate.DayNumber - tenant.OpenedOn.DayNumber).Select(tenant.OpenedOn.AddDays);
        Days = new Lottery<DateOnly>(days.Select(day => (day, Rhythm[(int)day.DayOfWeek])));
        var example = ExampleHouseholds.Of(tenant).Village.Code;
        var villages = PopulationUnit.Of(tenant.TenantId, PopulationSize.Printed)
            .SelectMany(unit => DivisionCatalog.Embedded.VillagesUnder(unit.Unit.Code))
            .Select(village => (village.Code, Zeal: Dice.OfPayments(village.Code).Below(10_000)))
            .Where(village => village.Code != example)
            .OrderBy(village => village.Zeal).ThenBy(village => village.Code)
            .ToList();
        _untouched = villages.Where((village, index) => index == 0 || village.Zeal < UntouchedPerTenThousand).Select(village => village.Code).ToHashSet();
    }

    public DemonstrationTenant Tenant { get; }

    /// <summary>The days from the opening to the day before the business date, each as often as people come on it.</summary>
    public Lottery<DateOnly> Days { get; }

    /// <summary>The share of the village's households that have paid: 0, or 0.25 to 0.60.</summary>
    public double ShareOf(OrgCode village)
    {
        if (_untouched.Contains(village))
        {
            return 0;
        }

        var spread = HighestPercent - LowestPercent + 1;
        // Half of it is the township's, because a mean over many villages would make all townships alike.
        var drive = Dice.OfPayments(village.At(OrgLevel.Township)).Below(spread) + Dice.OfPayments(village).Below(spread);
        return (LowestPercent + (drive / 2)) / 100.0;
    }

    /// <summary>The prices by a plan, remembered from unit to unit.</summary>
    public PaymentPrices PricesBy(CurrentPlan plan)
    {
        if (!_prices.TryGetValue(plan.VersionId, out var prices))
        {
            _prices.Add(plan.VersionId, prices = new PaymentPrices(plan));
        }

        return prices;
    }
}
