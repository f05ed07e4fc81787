using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Households.Duplicates;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace EnrollmentPortal.Application.Tests.Households.Changes;

/// <summary>Two records of one person: suspected, decided about, merged.</summary>
public sealed class MergePeopleTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
    private static readonly SemaphoreSlim One = new(1);
    private static AMovingCounty? _county;

    private static AMovingCounty County => _county!;

    public async ValueTask InitializeAsync()
    {
        await One.WaitAsync();
        _county ??= await AMovingCounty.OpenAsync(portal);
    }

    public ValueTask DisposeAsync()
    {
        One.Release();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task ExecuteAsync_GivenChoicesFromBothSides_ThenOneRecordWithEverythingAndBothNumbersFindIt()
    {
        // Given: the second record has paid, so that it stays
        var first = await County.AddAsync(AMovingCounty.Village, TestMember.Head("冉红梅").With("城乡低保对象", "特困人员"), new TestMember("冉小"));
        var second = await County.AddAsync(AMovingCounty.OtherVillage, TestMember.Head("冉红霉"), new TestMember("邻居"));
        Assert.Null((await County.PayAsync(second, 0)).Error);
        var (numberOfFirst, numberOfSecond) = (await RevealAsync(first.Members[0].Id), await RevealAsync(second.Members[0].Id));

        // When: name, household and number of the first
        var merged = await MergeAsync(first.Members[0].Id, second.Members[0].Id);

        // Then
        Assert.Equal((second.Members[0].Id, "冉红梅", first.Id), (merged.Value.PersonId, merged.Value.Name, merged.Value.HouseholdId));
        Assert.Equal(second.Members[0].Id, await FindAsync(numberOfFirst));
        Assert.Equal(second.Members[0].Id, await FindAsync(numberOfSecond));
        var record = await portal.UseCase<OpenHouseholdRecord>().ExecuteAsync(first.Id, AMovingCounty.Clerk, CancellationToken.None);
        var member = record.Value.Members.Single(person => person.Name == "冉红梅");
        Assert.Equal(("一档", Relation.Head, 2), (member.EnrolledTier, member.Relation, member.Identities.Count));
        Assert.Equal("邻居", await portal.OwnerScalarAsync<string>("select head_name from household where id = $1", second.Id));
        Assert.Equal(1L, await County.AuditAsync("person.given-up", first.Members[0].Id));
        await County.AssertBooksAgreeAsync();
    }

    [Fact]
    public async Task ExecuteAsync_GivenCoverOfEarlierYears_ThenTheYearsOfBothAndACoverWinsOverNone()
    {
        // Given: each knows a year that the other does not, and of two they say different things
        var first = (await County.AddAsync(AMovingCounty.Village, TestMember.Head("往年") with { LastCovered = (2023, null) })).Members[0].Id;
        var second = (await County.AddAsync(AMovingCounty.OtherVillage, TestMember.Head("往年") with { LastCovered = (2023, "二档") })).Members[0].Id;
        await portal.OwnerScalarAsync<int>(
            """
            with added as (
              insert into past_cover (tenant_id, person_id, coverage_year, org_code, tier, source)
              select tenant_id, id, year, org_code, tier, 'List' from person
              join (values ($1, 2022, '一档'), ($2, 2022, null), ($1, 2021, null), ($2, 2020, '一档')) as said(person, year, tier) on said.person = person.id
              returning 1)
            select count(*)::int from added
            """,
            first,
            second);

        // When
        var merged = await MergeAsync(first, second);

        // Then
        Assert.Equal(first, merged.Value.PersonId);
        Assert.Equal(
            $"2020一档 2021未 2022一档 2023二档 {AMovingCounty.Village}",
            await portal.OwnerScalarAsync<string>(
                "select string_agg(coverage_year || coalesce(tier, '未'), ' ' order by coverage_year) || ' ' || min(org_code) from past_cover where person_id = $1", first));
    }

    [Fact]
    public async Task ExecuteAsync_GivenBothEnrolledForTheYear_ThenRefused()
    {
        // Given
        var first = await County.AddAsync(AMovingCounty.Village, TestMember.Head("双参"));
        var second = await County.AddAsync(AMovingCounty.Village, TestMember.Head("双参"));
        Assert.Null((await County.PayAsync(first, 0)).Error);
        Assert.Null((await County.PayAsync(second, 0)).Error);

        // When
        var sheet = await portal.UseCase<OpenMerge>().ExecuteAsync(first.Members[0].Id, second.Members[0].Id, AMovingCounty.Clerk, CancellationToken.None);
        var merged = await MergeAsync(first.Members[0].Id, second.Members[0].Id);

        // Then
        Assert.Equal([2024], sheet.Value.Conflicts);
        Assert.Equal(RegistryErrors.BothEnrolled, merged.Error);
        await County.AssertBooksAgreeAsync();
    }

    [Fact]
    public async Task ExecuteAsync_GivenTwoTownships_ThenTheClerkFindsNobodyAndTheCountyMerges()
    {
        // Given
        var near = await County.AddAsync(AMovingCounty.Village, TestMember.Head("跨镇").With("城乡低保对象"));
        var far = await County.AddAsync(AMovingCounty.FarVillage, TestMember.Head("跨镇").With("城乡低保对象"));

        // When
        var byClerk = await MergeAsync(near.Members[0].Id, far.Members[0].Id);
        var byOfficial = await MergeAsync(near.Members[0].Id, far.Members[0].Id, AMovingCounty.Official);

        // Then
        Assert.Equal(RegistryErrors.PersonNotFound, byClerk.Error);
        Assert.Equal(near.Members[0].Id, byOfficial.Value.PersonId);
        await County.AssertBooksAgreeAsync();
    }

    [Fact]
    public async Task ExecuteAsync_GivenAPaymentForTheRecordThatGoes_ThenOneOfThemWinsAndTheBooksAgree()
    {
        // Given
        var pairs = await Task.WhenAll(Enumerable.Range(0, 6).Select(async index => (
            First: await County.AddAsync(AMovingCounty.Village, TestMember.Head($"争{index}")),
            Second: await County.AddAsync(AMovingCounty.Village, TestMember.Head($"争{index}")))));

        // When
        await Task.WhenAll(pairs.SelectMany(pair => new Task[]
        {
            County.PayAsync(pair.Second, 0),
            MergeAsync(pair.First.Members[0].Id, pair.Second.Members[0].Id),
        }));

        // Then
        await County.AssertBooksAgreeAsync();
        Assert.Equal(0L, await portal.OwnerScalarAsync<long>(
            "select count(*) from enrollment e where not exists (select from person p where p.id = e.person_id) and not exists (select from merged_person m where m.id = e.person_id)"));
    }

    [Fact]
    public async Task ListDuplicates_GivenEverySign_ThenEachPairIsNamedOnceAndADecisionIsRemembered()
    {
        // Given
        var village = AMovingCounty.Village;
        await AddAsync(village, ["重名甲", "重名甲"], "99024019900101", 100, 322);
        await AddAsync(village, ["张韦", "章伟"], "99024019910203", 100, 322);
        await AddAsync(village, ["错一位", "错一位"], "99024019920304", 100, 102);
        await AddPairAsync(village, "生日错", new DateOnly(1985, 6, 7), new DateOnly(1985, 6, 1), 120);

        // When
        var found = (await portal.UseCase<ListDuplicates>().ExecuteAsync(AMovingCounty.Clerk, CancellationToken.None)).Value;
        var signs = found.Pairs.Select(pair => (pair.Sign, pair.First.Name)).ToList();

        // Then
        Assert.Contains((DuplicateSign.SameNameBirthAndVillage, "重名甲"), signs);
        Assert.Contains(signs, pair => pair.Sign == DuplicateSign.SoundsAlike && pair.Name is "张韦" or "章伟");
        Assert.Contains((DuplicateSign.NumberOneDigitOff, "错一位"), signs);
        Assert.Contains((DuplicateSign.NumberOneDigitOff, "生日错"), signs);

        // When: whichever of the two is named first
        var pair = found.Pairs.Single(one => one.First.Name == "重名甲");
        var decided = await portal.UseCase<DecideDuplicate>().ExecuteAsync(
            new DecideDuplicateCommand(pair.Second.PersonId, pair.First.PersonId, "双胞胎同名"), AMovingCounty.Clerk, CancellationToken.None);
        var again = (await portal.UseCase<ListDuplicates>().ExecuteAsync(AMovingCounty.Clerk, CancellationToken.None)).Value;

        // Then
        Assert.Null(decided.Error);
        Assert.DoesNotContain(again.Pairs, pair => pair.First.Name == "重名甲");
        Assert.Equal(found.Pairs.Count - 1, again.Pairs.Count);
        Assert.DoesNotContain(
            (await portal.UseCase<ListDuplicates>().ExecuteAsync(AMovingCounty.FarClerk, CancellationToken.None)).Value.Pairs, other => other.First.Name == "错一位");
    }

    [Fact]
    public async Task MergeFollowers_GivenTheSchema_ThenEveryReferenceToAPersonGoesAlong()
    {
        // Given, When
        var references = await portal.OwnerScalarAsync<string>(
            "select string_agg(conrelid::regclass || '', ' ' order by conrelid::regclass::text) from pg_constraint where contype = 'f' and confrelid = 'person'::regclass");

        // Then: a new reference must say what becomes of it when two records are merged
        Assert.Equal(string.Join(' ', MergeFollowers.Tables.Select(table => table.Name.Format).Order(StringComparer.Ordinal)), references);
    }

    private async Task AddAsync(string village, string[] names, string regionAndBirth, params int[] sequences)
    {
        var bornOn = DateOnly.ParseExact(regionAndBirth.AsSpan(6), "yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture);
        await AddNumberedAsync(village, names.Zip(sequences, (name, sequence) => (name, IdNumber.Compose(regionAndBirth.AsSpan(0, 6), bornOn, sequence))));
    }

    private Task AddPairAsync(string village, string name, DateOnly one, DateOnly other, int sequence) =>
        AddNumberedAsync(village, [(name, IdNumber.Compose("990240", one, sequence)), (name, IdNumber.Compose("990240", other, sequence))]);

    // With these very numbers, as registration writes them.
    private async Task AddNumberedAsync(string village, IEnumerable<(string Name, IdNumber Number)> people)
    {
        var members = people.Select((person, index) => new NewMember(
            person.Name, index == 0 ? Relation.Head : Relation.Other, person.Number.Reveal(), person.Number.Sex, person.Number.BirthDate, EthnicGroup.Han, null, ResidenceGrounds.LocalHukou)).ToArray();
        var done = await portal.UseCase<RegisterHousehold>().ExecuteAsync(AFamily.Of(village, members), AMovingCounty.Clerk, CancellationToken.None);
        Assert.Null(done.Error);
    }

    private Task<Result<MergedRecord>> MergeAsync(Guid first, Guid second, Actor? actor = null) =>
        portal.UseCase<MergePeople>().ExecuteAsync(new MergePeopleCommand(first, second, [], "户口核对"), actor ?? AMovingCounty.Clerk, CancellationToken.None);

    private async Task<Guid> FindAsync(string number) =>
        Assert.Single((await portal.UseCase<SearchRegistry>().ExecuteAsync(number, AMovingCounty.Clerk, CancellationToken.None)).Value.Hits).PersonId;

    private async Task<string> RevealAsync(Guid person) => (await portal.UseCase<RevealIdNumber>().ExecuteAsync(
        new RevealIdNumberCommand(person, RevealPurpose.CorrectRecord, null), TestPortal.ActorAs(Role.CountyOfficial, "500240"), CancellationToken.None)).Value;
}
