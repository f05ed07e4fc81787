using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Plans.Impacts;
using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Application.Tests.Demonstration;
using EnrollmentPortal.Application.Tests.Plans.Situations;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Tables;
using EnrollmentPortal.TestKit;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Tests.Plans.Impacts;

[Collection(nameof(LoadedPortal))]
public sealed class ComputeImpactTests(LoadedPortal loaded)
{
    private readonly TestPortal _portal = loaded.Portal;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("500236/2023", "一档")]
    [InlineData("130607/2023", "单一档")]
    [InlineData("500240/2024", "一档")]
    [InlineData("500118/2023", "二档")]
    [InlineData("421321/2023", "单一档")]
    public async Task Execute_GivenADearerTier_ThenTheSumsEqualThoseOfEveryPersonPricedAlone(string label, string tier)
    {
        // Given: 20 yuan more, in every tenant with its own people, windows and subsidies
        var draft = ADraft.Of(label).With(document => Raise(document, tier, 20)).Document;
        var official = TestPortal.ActorAs(Role.CountyOfficial, draft.Unit.Value);

        // When
        var impact = await ComputeAsync(draft, official);
        var alone = await PricedAloneAsync(draft, official);

        // Then
        var figures = impact.Figures;
        Assert.Equal((alone.People, alone.Paid, alone.Exempt), (figures.People, figures.Paid, figures.Exempt));
        Assert.Equal(alone.Before, (figures.Before.Accepted, figures.Before.SelfPay, figures.Before.Subsidy));
        Assert.Equal(alone.After, (figures.After.Accepted, figures.After.SelfPay, figures.After.Subsidy));
        Assert.Equal(alone.Dearer, figures.Count(ImpactKind.Dearer));
        Assert.Equal(0, figures.Count(ImpactKind.Cheaper));
        Assert.True(alone.Dearer > 0);
        Assert.Equal(figures.Before.Subsidy, Sum(impact.Summary.Funders, share => share.SubsidyBefore));
        Assert.Equal(figures.After.Subsidy, Sum(impact.Summary.Categories, share => share.SubsidyAfter));
        Assert.Equal(figures.After.SelfPay, Sum(impact.Summary.Funders, share => share.SelfPayAfter));
        Assert.Equal(figures.People, impact.Rows.Sum(row => row.Figures.People));
    }

    [Fact]
    public async Task Execute_GivenAHigherSubsidy_ThenExactlyThoseWhomPlainSqlNamesAreCheaper()
    {
        // Given: 城乡低保对象 in tier one from 342 to 350
        var draft = ADraft.Of("500240/2024").WithSubsidy("城乡低保对象", "一档", 350).Document;
        var official = TestPortal.ActorAs(Role.CountyOfficial, "500240");
        // Nobody with an identity that gives as much already, nor of the ages at which the desk asks for the school first; tier one is
        // last year's, or the lowest for who had none.
        const string Cheaper = """
            select count(*)::int from person
            where tenant_id = 500240 and exemption_reason is null and extract(year from age('2023-11-20', born_on)) not between 18 and 21
              and not exists (select from enrollment where enrollment.tenant_id = 500240 and enrollment.person_id = person.id)
              and coalesce((select past.tier from past_cover past where past.tenant_id = 500240 and past.person_id = person.id and past.coverage_year = 2023), '一档') = '一档'
              and exists (select from person_identity held where held.tenant_id = 500240 and held.person_id = person.id and category = '城乡低保对象'
                          and certified_on <= '2023-11-20' and coalesce(ended_on, '9999-01-01') >= '2023-11-20')
              and not exists (select from person_identity held where held.tenant_id = 500240 and held.person_id = person.id and category = any ($1)
                          and certified_on <= '2023-11-20' and coalesce(ended_on, '9999-01-01') >= '2023-11-20')
            """;
        string[] better = [.. PlanLibrary.BuiltIn.For(OrgCode.Parse("500240"), 2024)!.Categories
            .Where(category => category.CellFor("一档").Amount >= Money.Yuan(350)).Select(category => category.Name)];

        // When
        var impact = await ComputeAsync(draft, official);

        // Then
        var expected = await _portal.OwnerScalarAsync<int>(Cheaper, new object[] { better });
        Assert.True(expected > 0);
        Assert.Equal(expected, impact.Figures.Count(ImpactKind.Cheaper));
        Assert.Equal(expected, impact.Figures.Changed);
        Assert.Equal(Money.Yuan(8 * expected), impact.Figures.Before.SelfPay - impact.Figures.After.SelfPay);
        Assert.Equal(Money.Yuan(8 * expected), impact.Figures.After.Subsidy - impact.Figures.Before.Subsidy);
    }

    [Fact]
    public async Task Execute_GivenADraftWithFaults_ThenItIsSaidInsteadOfPricingAnybody()
    {
        // Given: subsidies of 320 are above a standard of 300
        var draft = ADraft.Of("421321/2023").With(document => document["tiers"]![0]!["standard"] = 300).Document;
        var official = TestPortal.ActorAs(Role.CountyOfficial, "421321");

        // When
        var answer = await _portal.UseCase<ComputeImpact>().ExecuteAsync(new ImpactRequest(Guid.NewGuid(), draft, null), null, official, Cancellation);

        // Then
        Assert.Equal(ImpactErrors.DraftHasFaults, answer.Error);
    }

    [Fact]
    public async Task List_GivenPeopleWhoPayMore_ThenTheyArePagedMaskedAndEachHasBothAssessments()
    {
        // Given
        var draft = ADraft.Of("421321/2023").With(document => Raise(document, "单一档", 5)).Document;
        var official = TestPortal.ActorAs(Role.CountyOfficial, "421321");
        var id = (await _portal.UseCase<ComputeImpact>().ExecuteAsync(new ImpactRequest(Guid.NewGuid(), draft, null), null, official, Cancellation)).Value;
        var reading = (await _portal.UseCase<ReadImpact>().ExecuteAsync(id, null, official, Cancellation)).Value;

        // When
        var first = await PeopleAsync(id, null, ImpactKind.Dearer, 1, official);
        var second = await PeopleAsync(id, null, ImpactKind.Dearer, 2, official);
        var person = (await _portal.UseCase<ReadImpactPerson>().ExecuteAsync(id, first.Rows[0].Village.Code, first.Rows[0].PersonId, official, Cancellation)).Value;

        // Then
        Assert.Equal(reading.Figures.Count(ImpactKind.Dearer), first.Total);
        Assert.Equal(ImpactPeopleQuery.PageSize, first.Rows.Count);
        Assert.Empty(first.Rows.Select(row => row.PersonId).Intersect(second.Rows.Select(row => row.PersonId)));
        Assert.All(first.Rows, row => Assert.Contains("*", row.MaskedIdNumber!, StringComparison.Ordinal));
        Assert.Equal(Money.Yuan(5), person.Detail.After.SelfPay - person.Detail.Before.SelfPay);
        Assert.NotEmpty(person.Detail.After.Clauses!.Reasons);
    }

    [Fact]
    public async Task Execute_GivenAnActorOfATownship_ThenTheCountysDraftIsNotHis()
    {
        // Given
        var draft = ADraft.Of("421321/2023").Document;
        var official = TestPortal.ActorAs(Role.CountyOfficial, "421321100");

        // When
        var answer = await _portal.UseCase<ComputeImpact>().ExecuteAsync(new ImpactRequest(Guid.NewGuid(), draft, null), null, official, Cancellation);

        // Then
        Assert.Equal(PlanErrors.UnitNotFound, answer.Error);
    }

    [Fact]
    public async Task Execute_GivenACancelledComputation_ThenNothingOfItIsKept()
    {
        // Given
        var draft = ADraft.Of("421321/2023").With(document => Raise(document, "单一档", 20)).Document;
        var official = TestPortal.ActorAs(Role.CountyOfficial, "421321");
        var draftId = Guid.NewGuid();
        using var stop = new CancellationTokenSource();

        // When: cancelled at the second report, in the middle of the people
        var computation = _portal.UseCase<ComputeImpact>().ExecuteAsync(new ImpactRequest(draftId, draft, null), new StopAfter(2, stop), official, stop.Token);

        // Then
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => computation);
        Assert.Empty((await _portal.UseCase<ListImpacts>().ExecuteAsync(draftId, official, Cancellation)).Value);
    }

    [Fact]
    public async Task Execute_GivenMoreResultsThanAreKept_ThenTheOldestGoWithAllTheirRows()
    {
        // Given
        var draft = ADraft.Of("130607/2023").With(document => Raise(document, "单一档", 20)).Document;
        var official = TestPortal.ActorAs(Role.CountyOfficial, "130607");
        var draftId = Guid.NewGuid();
        var made = new List<Guid>();

        // When
        for (var round = 0; round < 4; round++)
        {
            _portal.Clock.Now += TimeSpan.FromSeconds(1);
            made.Add((await _portal.UseCase<ComputeImpact>().ExecuteAsync(new ImpactRequest(draftId, draft, null), null, official, Cancellation)).Value);
        }

        // Then
        var kept = (await _portal.UseCase<ListImpacts>().ExecuteAsync(draftId, official, Cancellation)).Value;
        Assert.Equal(Enumerable.Reverse(made).Take(3), kept.Select(impact => impact.Id));
        Assert.Equal(0L, await _portal.OwnerScalarAsync<long>("select count(*) from plan_impact_place where impact_id = $1", made[0]));
        Assert.Equal(ImpactErrors.NotFound, (await _portal.UseCase<ReadImpact>().ExecuteAsync(made[0], null, official, Cancellation)).Error);
    }

    [Fact]
    public async Task Read_GivenAResultOfACounty_ThenOfficialsOfOtherCountiesAndTownshipsDoNotSeeIt()
    {
        // Given
        var draft = ADraft.Of("500118/2023").With(document => Raise(document, "一档", 20)).Document;
        var official = TestPortal.ActorAs(Role.CountyOfficial, "500118");
        var impact = await ComputeAsync(draft, official);

        foreach (var stranger in new[] { "421321", "500118107" })
        {
            // When
            var answer = await _portal.UseCase<ReadImpact>().ExecuteAsync(impact.Impact.Id, null, TestPortal.ActorAs(Role.CountyOfficial, stranger), Cancellation);

            // Then
            Assert.Equal((stranger, ImpactErrors.NotFound), (stranger, answer.Error));
        }
    }

    private static void Raise(System.Text.Json.Nodes.JsonNode document, string tier, int yuan)
    {
        var found = document["tiers"]!.AsArray().Single(node => node!["key"]!.GetValue<string>() == tier)!;
        found["standard"] = found["standard"]!.GetValue<int>() + yuan;
        // Rows on the students' own standard keep theirs.
        foreach (var cell in document["categories"]!.AsArray().Where(category => category!["payer"] is null).Select(category => category!["cells"]?[tier]))
        {
            if (cell?["selfPay"] is { } printed)
            {
                cell["selfPay"] = printed.GetValue<int>() + yuan;
            }
        }
    }

    private static Money Sum(IEnumerable<ImpactShare> shares, Func<ImpactShare, Money> part) =>
        shares.Aggregate(Money.Zero, (sum, share) => sum + part(share));

    private async Task<ImpactReading> ComputeAsync(DraftDocument draft, Actor official)
    {
        var id = await _portal.UseCase<ComputeImpact>().ExecuteAsync(new ImpactRequest(Guid.NewGuid(), draft, null), null, official, Cancellation);
        Assert.Null(id.Error);
        return (await _portal.UseCase<ReadImpact>().ExecuteAsync(id.Value, null, official, Cancellation)).Value;
    }

    private async Task<ImpactPeople> PeopleAsync(Guid impact, OrgCode? unit, ImpactKind? kind, int page, Actor official) =>
        (await _portal.UseCase<ListImpactPeople>().ExecuteAsync(new ImpactPeopleQuery(impact, unit, kind, null, page), official, Cancellation)).Value;

    // Another way to the same figures: entities, one person at a time, every tier by hand.
    private async Task<PricedAlone> PricedAloneAsync(DraftDocument draft, Actor official)
    {
        await using var work = await _portal.Database.BeginAsync(Scope.Of(draft.Unit), Cancellation);
        var campaign = await work.Campaigns.SingleAsync(row => row.CoverageYear == draft.CoverageYear, Cancellation);
        var paid = await work.Enrollments.Where(row => row.CampaignId == campaign.Id).Select(row => row.PersonId).ToHashSetAsync(Cancellation);
        var people = await work.People.AsNoTracking().WithFacts().ToListAsync(Cancellation);
        var townships = await work.PlanVersions.Where(version => version.OrgCode != draft.Unit).ToDictionaryAsync(version => version.OrgCode, Cancellation);
        var result = new PricedAlone { People = people.Count };
        foreach (var person in people)
        {
            if (paid.Contains(person.Id))
            {
                result.Paid++;
            }
            else if (person.Exemption is not null)
            {
                result.Exempt++;
            }
            else
            {
                var township = townships.GetValueOrDefault(person.OrgCode.At(OrgLevel.Township));
                var own = township is null ? null : new PlanText($"{township.OrgCode}/{township.CoverageYear}", township.Document);
                result.Add(
                    Price(PlanLibrary.BuiltIn.For(person.OrgCode, draft.CoverageYear)!, person, work.Today),
                    Price(result.Loaded(own?.Label ?? draft.Unit.Value, () => PlanLoader.Load(draft.Text, own).Required), person, work.Today));
            }
        }

        return result;
    }

    private static Assessment Price(Plan plan, Person person, DateOnly today)
    {
        var tier = person.CoverOf(plan.CoverageYear - 1) is { } lastTier && plan.FindTier(lastTier) is { } last
            ? last
            : plan.Tiers.MinBy(candidate => candidate.Standard.Amount)!;
        var applicant = RegisteredApplicant.Of(plan, person, today);
        var priced = Assessor.Assess(plan, applicant, tier.Key, today);
        return OpenQuestion.Of(plan, applicant, today) is null ? priced : priced with { Verdict = Verdict.Review };
    }

    private sealed class PricedAlone
    {
        private readonly Dictionary<string, Plan> _plans = [];

        public int People { get; init; }

        public int Paid { get; set; }

        public int Exempt { get; set; }

        public int Dearer { get; private set; }

        public (int Accepted, Money SelfPay, Money Subsidy) Before { get; private set; }

        public (int Accepted, Money SelfPay, Money Subsidy) After { get; private set; }

        public Plan Loaded(string key, Func<Plan> load) => _plans.TryGetValue(key, out var plan) ? plan : _plans[key] = load();

        public void Add(Assessment before, Assessment after)
        {
            (Before, After) = (Plus(Before, before), Plus(After, after));
            Dearer += IsPriced(before) && IsPriced(after) && after.TotalDue > before.TotalDue ? 1 : 0;
        }

        private static bool IsPriced(Assessment assessment) => assessment is { Verdict: Verdict.Accepted, TotalDue: not null };

        private static (int Accepted, Money SelfPay, Money Subsidy) Plus((int Accepted, Money SelfPay, Money Subsidy) sum, Assessment priced) =>
            IsPriced(priced) ? (sum.Accepted + 1, sum.SelfPay + priced.SelfPay!.Value, sum.Subsidy + priced.Subsidy!.Value) : sum;
    }

    private sealed class StopAfter(int reports, CancellationTokenSource stop) : IProgress<ImpactProgress>
    {
        private int _seen;

        public void Report(ImpactProgress value)
        {
            if (++_seen == reports)
            {
                stop.Cancel();
            }
        }
    }
}
