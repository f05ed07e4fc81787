using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Households.Duplicates;
using EnrollmentPortal.Application.Registry.Names;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Benchmarks.Searching;

/// <summary>SearchRegistry by everything that can be typed, against hand-written SQL that brings the same columns.</summary>
internal static class SearchBenchmark
{
    private const int Operations = 60;
    private const double GoalMilliseconds = 50;
    private const double DuplicatesGoalMilliseconds = 10_000;
    private const string ByHand = "hand-written SQL";

    // The people first: joining before the limit reads every household of the county.
    private static string ByHandSql(string condition, string order) => $"""
        select person.household_id, person.id, person.name, person.relation, household.head_name, household.number, unit.name, household.group_name,
               person.born_on, person.id_number_masked, enrollment.tier, person.exemption_reason
        from (select * from person where tenant_id = 421321 and {condition} order by {order} limit 21) person
        join household on household.tenant_id = person.tenant_id and household.id = person.household_id
        left join org_unit unit on unit.tenant_id = person.tenant_id and unit.org_code = person.org_code
        left join enrollment on enrollment.tenant_id = person.tenant_id and enrollment.person_id = person.id
          and enrollment.campaign_id = (select id from campaign where tenant_id = 421321 order by coverage_year desc limit 1)
        """;

    private static string OfHeads(string household) =>
        ByHandSql($"household_id in (select id from household where tenant_id = 421321 and {household} limit 21) and relation = 'Head'", "org_code, name");

    private static readonly Way[] Ways =
    [
        new("id-number", sought => sought.Number.Reveal(), ByHandSql("id_number_hash = $1", "id"), (sought, county) => county.Vault.Hash(sought.Number)),
        new("name", sought => sought.Name, ByHandSql("starts_with(name, $1)", "name, org_code"), (sought, _) => sought.Name),
        new("surname", sought => sought.Name[..1], ByHandSql("starts_with(name, $1)", "name, org_code"), (sought, _) => sought.Name[..1]),
        new("initials", sought => sought.Initials, ByHandSql("starts_with(name_initials, $1)", "name_initials, org_code"), (sought, _) => sought.Initials),
        new("pinyin", sought => sought.Pinyin, ByHandSql("starts_with(name_pinyin, $1)", "name_pinyin, org_code"), (sought, _) => sought.Pinyin),
        new("head", sought => "户主" + sought.HeadName, OfHeads("starts_with(head_name, $1)"), (sought, _) => sought.HeadName),
        new("household-number", sought => sought.HouseholdNumber, OfHeads("starts_with(number, $1)"), (sought, _) => sought.HouseholdNumber),
        new("phone", sought => sought.Phone, ByHandSql("starts_with(phone_reversed, reverse($1))", "phone_reversed, org_code"), (sought, _) => sought.Phone),
        new("phone-tail", sought => sought.Phone[^4..], ByHandSql("starts_with(phone_reversed, reverse($1))", "phone_reversed, org_code"), (sought, _) => sought.Phone[^4..]),
        new("village", sought => sought.Village, ByHandSql("starts_with(org_code, $1) and relation = 'Head'", "org_code, name"), (sought, _) => sought.VillageCode),
        new("address", sought => sought.Address, OfHeads("address = $1"), (sought, _) => sought.Address),
        new("address-piece", sought => sought.Address[3..], OfHeads("address like '%' || $1"), (sought, _) => sought.Address[3..]),
    ];

    public static async Task<IReadOnlyList<Figure>> RunAsync(BenchCounty county)
    {
        var sample = await Sought.SampleAsync(county, county.Tenant.PlanUnit, Operations);
        var figures = new List<Figure>();
        foreach (var way in Ways)
        {
            figures.AddRange(await MeasureAsync(county, way, sample));
        }

        figures.Add(await DuplicatesAsync(county));
        return figures;
    }

    // Not a search that anybody waits for at the window, but a page that must open: the whole county compared with itself.
    private static async Task<Figure> DuplicatesAsync(BenchCounty county)
    {
        var list = new ListDuplicates(county.Database, county.Vault);
        var (subject, baseline) = await Rounds.AlternateAsync(
            operations: 1,
            async _ => Assert(await list.ExecuteAsync(county.Official, CancellationToken.None)),
            _ => county.ReadByHandAsync("select count(*) from person p join person q on q.tenant_id = p.tenant_id and q.name_pinyin = p.name_pinyin and q.born_on = p.born_on and q.id > p.id"));
        return new Figure("duplicates-county", subject.Half, baseline.Half, "one of its joins alone", DuplicatesGoalMilliseconds);
    }

    private static void Assert(Result<SuspectedDuplicates> found)
    {
        if (found.IsError || found.Value.Pairs.Count == 0)
        {
            throw new InvalidOperationException("The county has people who were entered twice, and none was suspected.");
        }
    }

    // The same people in the widest scope, a county, and in the one that searches most, their township.
    private static async Task<IReadOnlyList<Figure>> MeasureAsync(BenchCounty county, Way way, List<Sought> sample)
    {
        var search = new SearchRegistry(county.Database, county.Vault);
        Task InCounty(int index) => FindAsync(search, way, sample[index], county.Official);
        Task InTownship(int index) => FindAsync(search, way, sample[index], Clerk(sample[index]));
        var (wide, baseline) = await Rounds.AlternateAsync(
            Operations, InCounty, index => county.ReadByHandAsync(way.Sql, way.Parameter(sample[index], county)));
        var (narrow, _) = await Rounds.AlternateAsync(Operations, InTownship, _ => Task.CompletedTask);
        return
        [
            new Figure($"{way.Name}-p50", wide.Half, baseline.Half, ByHand, null),
            new Figure($"{way.Name}-p95", wide.NinetyFive, baseline.NinetyFive, ByHand, GoalMilliseconds),
            new Figure($"{way.Name}-township-p95", narrow.NinetyFive, baseline.NinetyFive, ByHand, GoalMilliseconds),
        ];
    }

    private static async Task FindAsync(SearchRegistry search, Way way, Sought sought, Actor actor)
    {
        var hits = await search.ExecuteAsync(way.Typed(sought), actor, CancellationToken.None);
        if (hits.IsError || hits.Value.Hits.Count == 0)
        {
            throw new InvalidOperationException($"The search for a person who is there found nobody ({way.Name}).");
        }
    }

    private static Actor Clerk(Sought sought) =>
        new(Guid.Empty, "bench", Role.TownshipClerk, Scope.Of(OrgCode.Parse(sought.VillageCode).At(OrgLevel.Township)), null, null);

    /// <summary>A way to search: what is typed, and the statement that brings the same by hand.</summary>
    private sealed record Way(string Name, Func<Sought, string> Typed, string Sql, Func<Sought, BenchCounty, object> Parameter);
}
