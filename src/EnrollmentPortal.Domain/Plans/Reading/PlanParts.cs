using System.Collections.Frozen;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Prices;

namespace EnrollmentPortal.Domain.Plans.Reading;

/// <summary>Puts the parts that were read together.</summary>
internal sealed record PlanParts(
    PlanRoot Root, PlanContext Context, IReadOnlyList<FeeTier> Tiers, IReadOnlyList<SubsidyCategory> Categories)
{
    internal Plan Assemble() => Calculation() with
    {
        Quotas = WorkReader.Quotas(Root),
        KeyGroups = WorkReader.KeyGroups(Root, Categories),
        Phases = WorkReader.Phases(Root),
        Duties = WorkReader.Duties(Root),
        Incentives = WorkReader.Incentives(Root),
        Channels = CollectionReader.Channels(Root),
        Evidence = CollectionReader.Evidence(Root),
        Cash = CollectionReader.Cash(Root),
        Reviews = WorkReader.Reviews(Root),
        Exemptions = CollectionReader.Exemptions(Root),
        Facts = FactReader.Facts(Root),
        Benefits = CollectionReader.Benefits(Root),
    };

    private Plan Calculation() => new()
    {
        Unit = Unit(),
        CoverageYear = Year(),
        Version = Version(),
        Title = Root.Own.Wording("title"),
        Documents = [.. Context.Documents.Values],
        Clauses = Context.Clauses.ToFrozenDictionary(StringComparer.Ordinal),
        Assumptions = [.. Context.Assumptions.Values],
        Tiers = [.. Tiers],
        GovernmentShare = MoneyReader.GovernmentShare(Root),
        Categories = Categories,
        Groups = Context.Groups,
        Identities = MoneyReader.Identities(Root, Categories),
        Windows = [.. Context.Windows],
        Blackout = CalendarReader.Blackout(Root),
        Coverage = CalendarReader.Coverage(Root),
        Interruption = CoverReader.Interruption(Root),
        Bonuses = CoverReader.Bonuses(Root),
        Counting = CalendarReader.Counting(Root),
        EventLimits = CalendarReader.EventLimits(Root),
        Payers = TableReader.Payers(Root),
        Eligibility = TableReader.Eligibility(Root),
        Routes = TableReader.Routes(Root),
        Notices = TableReader.Notices(Root),
        Changes = TableReader.Changes(Root),
    };

    // Both documents name the year, so that a township cannot lie over another year's county by mistake.
    private int Year()
    {
        var (own, county) = (Root.Own.Whole("year"), Root.County.Whole("year"));
        if (own != county)
        {
            Root.Own.Fault("year", "other-year", $"The county's document is for {county}.");
        }

        return own;
    }

    private OrgCode Unit()
    {
        _ = Root.Own.Text("unit");
        var (own, county) = (Root.Own.UnitOrNull("unit"), Root.County.UnitOrNull("unit"));
        if (own is { } unit && county is { } parent && !parent.Contains(unit))
        {
            Root.Own.Fault("unit", "foreign-unit", $"{unit} does not lie in {parent}.");
        }

        return own ?? OrgCode.Parse("000000");
    }

    private string Version()
    {
        var (own, county) = (Root.Own.Text("version"), Root.County.Text("version"));
        _ = (Root.Own.Has("$schema"), Root.County.Has("$schema"), Root.County.Has("title"));
        return ReferenceEquals(Root.Own, Root.County) ? own : $"{county}+{own}";
    }
}
