using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Households;

/// <summary>村清单 of 王场: four numbers, rows, what is owed, and who may look.</summary>
public sealed class VillageListTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
    // One village for the counts, one for every other test that must not disturb them.
    private const string Counted = "500240108001";
    private const string Village = "500240108002";
    private const string FarVillage = "500240103001";
    private static readonly Actor Clerk = TestPortal.ActorAs(Role.TownshipClerk, "500240108");
    private static readonly Actor Cadre = TestPortal.ActorAs(Role.VillageCadre, Village);
    private static readonly SemaphoreSlim Arranging = new(1);
    private static TestCounty? _county;

    public async ValueTask InitializeAsync()
    {
        await Arranging.WaitAsync();
        _county ??= await TestCounty.OpenAsync(portal, 500240, 2024, new DateOnly(2023, 11, 20), Counted, Village, FarVillage);
        Arranging.Release();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task ExecuteAsync_GivenEnrolledExemptAndMissing_ThenTheFourNumbersEqualTheList()
    {
        // Given a half-enrolled family, a complete one, one with a soldier, and one all exempt
        var half = await _county!.AddHouseholdAsync(Counted, TestMember.Head("谭一"), new TestMember("谭二"));
        var complete = await _county.AddHouseholdAsync(Counted, TestMember.Head("谭三"));
        await _county.AddHouseholdAsync(Counted, TestMember.Head("谭四"), new TestMember("谭五") { Exemption = ExemptionReason.MilitaryService });
        await _county.AddHouseholdAsync(Counted, TestMember.Head("谭六") with { Exemption = ExemptionReason.MovedAway });
        await PayAsync(half, half.Members[0]);
        await PayAsync(complete, complete.Members[0]);

        // When
        var village = (await portal.UseCase<ReadVillage>().ExecuteAsync(OrgCode.Parse(Counted), Clerk, CancellationToken.None)).Value.Counts;
        var all = await ListAsync(Counted, VillageFilter.All);
        var missing = await ListAsync(Counted, VillageFilter.Missing);
        var enrolled = await ListAsync(Counted, VillageFilter.Enrolled);
        var exempt = await ListAsync(Counted, VillageFilter.Exempt);

        // Then
        Assert.Equal((6, 2, 2, 2), (village.Registered, village.Enrolled, village.Exempt, village.Missing));
        Assert.Equal((village.Registered, 4), (all.Rows.Sum(row => row.Members), all.Total));
        Assert.Equal((village.Missing, 2), (missing.Rows.Sum(row => row.Missing), missing.Total));
        Assert.Equal((village.Enrolled, 2), (enrolled.Rows.Sum(row => row.Enrolled), enrolled.Total));
        Assert.Equal((village.Exempt, 2), (exempt.Rows.Sum(row => row.Exempt), exempt.Total));
        Assert.Equal(["谭一", "谭四", "谭三", "谭六"], all.Rows.Select(row => row.HeadName));
    }

    [Fact]
    public async Task ExecuteAsync_GivenMembersOfLastYearAndNewOnes_ThenTheAmountSaysWhichTierItAssumes()
    {
        // Given 一档 380: a low-income head of last year pays 38, one who was in 二档 pays 755, a newcomer counts as 一档
        var head = TestMember.Head("冉一") with { LastCovered = (2023, "一档") };
        var first = await _county!.AddHouseholdAsync(Village, head.With("城乡低保对象"));
        var second = await _county.AddHouseholdAsync(Village, TestMember.Head("冉二") with { LastCovered = (2023, "二档") }, new TestMember("冉三"));
        var third = await _county.AddHouseholdAsync(Village, TestMember.Head("冉四") with { LastCovered = (2022, "二档") });

        // When
        var rows = (await ListAsync(Village, VillageFilter.All)).Rows.ToDictionary(row => row.Id, row => row.Owed);

        // Then
        Assert.Equal(new OwedEstimate(Money.Yuan(38), TierBasis.LastYear, 0), rows[first.Id]);
        Assert.Equal(new OwedEstimate(Money.Yuan(1135), TierBasis.Mixed, 0), rows[second.Id]);
        Assert.Equal(new OwedEstimate(Money.Yuan(380), TierBasis.Lowest, 0), rows[third.Id]);
    }

    [Fact]
    public async Task ExecuteAsync_GivenAPlanWithoutAmounts_ThenTheMemberIsUnpricedAndNotFree()
    {
        // Given 奉节 prints no subsidy amounts
        var fengjie = await TestCounty.OpenAsync(portal, 500236, 2023, new DateOnly(2022, 11, 20), "500236003001");
        var household = await fengjie.AddHouseholdAsync("500236003001", TestMember.Head("向一").With("低保对象"), new TestMember("向二"));

        // When
        var list = await ListAsync("500236003001", VillageFilter.Missing, actor: TestPortal.ActorAs(Role.TownshipClerk, "500236003"));

        // Then
        var owed = Assert.Single(list.Rows, row => row.Id == household.Id).Owed!;
        Assert.Equal(1, owed.Unpriced);
        Assert.True(owed.Amount > Money.Zero);
    }

    [Fact]
    public async Task ExecuteAsync_GivenASearch_ThenAnyMembersNameInitialsOrTheNumberFinds()
    {
        // Given
        var son = AFamily.Member("马小飞", Relation.Son);
        var done = await portal.UseCase<RegisterHousehold>().ExecuteAsync(AFamily.Of(Village, AFamily.Head("向兴国"), son), Clerk, CancellationToken.None);

        // When, Then
        foreach (var typed in new[] { "兴国", "马小", "mxf", "XXG", done.Value.Number })
        {
            var found = await ListAsync(Village, VillageFilter.All, typed);
            Assert.Equal(done.Value.HouseholdId, Assert.Single(found.Rows).Id);
        }

        Assert.Empty((await ListAsync(Village, VillageFilter.All, "%")).Rows);
        Assert.Empty((await ListAsync(Village, VillageFilter.Exempt, "马小")).Rows);
    }

    [Fact]
    public async Task ExecuteAsync_GivenPages_ThenEveryHouseholdComesOnce()
    {
        // Given
        foreach (var index in Enumerable.Range(0, 7))
        {
            await _county!.AddHouseholdAsync(FarVillage, TestMember.Head($"罗{index}"));
        }

        var clerk = TestPortal.ActorAs(Role.TownshipClerk, "500240103");

        // When
        var pages = new List<VillageHouseholds>();
        foreach (var skip in new[] { 0, 3, 6 })
        {
            var query = new VillageHouseholdsQuery(OrgCode.Parse(FarVillage), VillageFilter.Missing, Search: null, skip, Take: 3);
            pages.Add((await portal.UseCase<ListVillageHouseholds>().ExecuteAsync(query, clerk, CancellationToken.None)).Value);
        }

        // Then
        Assert.All(pages, page => Assert.Equal(7, page.Total));
        Assert.Equal([3, 3, 1], pages.Select(page => page.Rows.Count));
        Assert.Distinct(pages.SelectMany(page => page.Rows).Select(row => row.Id));
    }

    [Theory]
    [InlineData(Role.VillageCadre, Counted)]
    [InlineData(Role.TownshipClerk, "500240103")]
    [InlineData(Role.CountyOfficial, "500118")]
    public async Task ExecuteAsync_GivenAVillageOutsideTheScope_ThenItAndItsHouseholdsAreNotFound(Role role, string unit)
    {
        // Given
        var household = await _county!.AddHouseholdAsync(Village, TestMember.Head("罗一"));
        var actor = TestPortal.ActorAs(role, unit);
        if (unit == "500118" && await portal.OwnerScalarAsync<long>("select count(*) from tenant where id = 500118") == 0)
        {
            await TestCounty.OpenAsync(portal, 500118, 2023, new DateOnly(2022, 11, 20), "500118107001");
        }

        // When
        var query = new VillageHouseholdsQuery(OrgCode.Parse(Village), VillageFilter.All, Search: null, Skip: 0, Take: 40);
        var list = await portal.UseCase<ListVillageHouseholds>().ExecuteAsync(query, actor, CancellationToken.None);
        var head = await portal.UseCase<ReadVillage>().ExecuteAsync(query.Village, actor, CancellationToken.None);
        var opened = await portal.UseCase<OpenVillageHousehold>().ExecuteAsync(household.Id, actor, CancellationToken.None);

        // Then
        Assert.Equal(RegistryErrors.VillageNotFound, list.Error);
        Assert.Equal(RegistryErrors.VillageNotFound, head.Error);
        Assert.Equal(RegistryErrors.HouseholdNotFound, opened.Error);
    }

    [Fact]
    public async Task ExecuteAsync_GivenADepartmentOfficer_ThenForbidden()
    {
        // Given
        var officer = TestPortal.ActorAs(Role.DepartmentOfficer, "500240", "县民政局");

        // When, Then
        await Assert.ThrowsAsync<AccessDeniedException>(() => portal.UseCase<ListVillages>().ExecuteAsync(officer, CancellationToken.None));
    }

    [Fact]
    public async Task ListVillages_GivenACadreAndAClerk_ThenEachSeesHisOwn()
    {
        // Given, When
        var cadre = await portal.UseCase<ListVillages>().ExecuteAsync(Cadre, CancellationToken.None);
        var clerk = await portal.UseCase<ListVillages>().ExecuteAsync(Clerk, CancellationToken.None);

        // Then
        Assert.Equal([Village], cadre.Value.Select(village => village.Code.Value));
        Assert.Equal([Counted, Village], clerk.Value.Select(village => village.Code.Value));
    }

    [Fact]
    public async Task OpenVillageHousehold_GivenACadre_ThenMissingFirstWithPricesAndReasons()
    {
        // Given
        var household = await _county!.AddHouseholdAsync(
            Village,
            TestMember.Head("陈一") with { LastCovered = (2023, "一档") },
            new TestMember("陈二") { Exemption = ExemptionReason.EmployeeInsurance },
            new TestMember("陈三").With("城乡低保对象"));
        await PayAsync(household, household.Members[0]);

        // When
        var opened = await portal.UseCase<OpenVillageHousehold>().ExecuteAsync(household.Id, Cadre, CancellationToken.None);
        var byClerk = await portal.UseCase<OpenVillageHousehold>().ExecuteAsync(household.Id, Clerk, CancellationToken.None);

        // Then
        Assert.All(opened.Value.Members, member => Assert.Null(member.MaskedIdNumber));
        Assert.All(byClerk.Value.Members, member => Assert.Contains("***", member.MaskedIdNumber, StringComparison.Ordinal));
        Assert.Equal(["陈三", "陈一", "陈二"], opened.Value.Members.Select(member => member.Name));
        var (missing, enrolled, exempt) = (opened.Value.Members[0], opened.Value.Members[1], opened.Value.Members[2]);
        Assert.Equal(["城乡低保对象"], missing.Identities);
        Assert.Equal([Money.Yuan(38), Money.Yuan(375)], missing.Prices.Select(price => price.Due));
        Assert.Equal(new EnrolledAs("一档", new DateOnly(2023, 11, 20)), enrolled.Enrolled);
        Assert.Equal(ExemptionReason.EmployeeInsurance, exempt.Exempt?.Reason);
        Assert.Empty(exempt.Prices);
    }

    private async Task<VillageHouseholds> ListAsync(string village, VillageFilter filter, string? search = null, Actor? actor = null)
    {
        var query = new VillageHouseholdsQuery(OrgCode.Parse(village), filter, search, Skip: 0, Take: 100);
        return (await portal.UseCase<ListVillageHouseholds>().ExecuteAsync(query, actor ?? Clerk, CancellationToken.None)).Value;
    }

    private async Task PayAsync(Household household, Person person)
    {
        var command = new RecordContributionCommand(
            household.Id, [new ContributionLine(person.Id, "一档")], PaymentChannel.Cash, Reference: null, "缴费人", Money.Yuan(380), Guid.CreateVersion7());
        var receipt = await portal.UseCase<RecordContribution>().ExecuteAsync(command, Clerk, CancellationToken.None);
        Assert.Null(receipt.Error);
    }
}
