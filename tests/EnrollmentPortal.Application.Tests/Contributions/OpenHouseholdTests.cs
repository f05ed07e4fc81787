using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Contributions;

/// <summary>Three members of 王场镇 on 2023-11-20: an ordinary head, a son on minimum allowance, a son in the army.</summary>
public sealed class OpenHouseholdTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
    private const string Village = "500240108001";
    private static readonly Actor Clerk = TestPortal.ActorAs(Role.TownshipClerk, "500240108");
    private static TestCounty? _county;

    private OpenHousehold Open => portal.UseCase<OpenHousehold>();

    public async ValueTask InitializeAsync() =>
        _county ??= await TestCounty.OpenAsync(portal, 500240, 2024, new DateOnly(2023, 11, 20), Village, "500240108002", "500240109001");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task ExecuteAsync_GivenAnOpenCampaign_ThenEveryMemberHasAPriceInEveryTier()
    {
        // Given
        var household = await AddAsync();

        // When
        var opened = await Open.ExecuteAsync(household.Id, pendingKey: null, Clerk, CancellationToken.None);

        // Then
        var son = opened.Value.Members.Single(member => member.Name == "谭小宝");
        Assert.Equal(["城乡低保对象"], son.Identities);
        Assert.Equal([(380, 342, 38), (755, 380, 375)], son.Quotes.Select(Figures));
        var head = opened.Value.Members[0];
        Assert.Equal(("谭晓明", "一档"), (head.Name, head.LastTier));
        Assert.Equal([(380, 0, 380), (755, 0, 755)], head.Quotes.Select(Figures));
    }

    [Fact]
    public async Task ExecuteAsync_GivenAnEndedIdentity_ThenItDoesNotCount()
    {
        // Given
        var household = await AddAsync();
        await portal.OwnerScalarAsync<int>(
            "with ended as (update person_identity set ended_on = '2023-11-19' where person_id = $1 returning 1) select count(*)::int from ended",
            household.Members[1].Id);

        // When
        var opened = await Open.ExecuteAsync(household.Id, pendingKey: null, Clerk, CancellationToken.None);

        // Then
        var son = opened.Value.Members.Single(member => member.Name == "谭小宝");
        Assert.Empty(son.Identities);
        Assert.Equal((380, 0, 380), Figures(son.Quotes[0]));
    }

    [Fact]
    public async Task ExecuteAsync_GivenAnExemptMember_ThenTheReasonStandsInPlaceOfPrices()
    {
        // Given
        var household = await AddAsync();

        // When
        var opened = await Open.ExecuteAsync(household.Id, pendingKey: null, Clerk, CancellationToken.None);

        // Then
        var soldier = opened.Value.Members.Single(member => member.Name == "谭小军");
        Assert.Equal(new Exemption(ExemptionReason.MilitaryService, new DateOnly(2023, 11, 20)), soldier.Exempt);
        Assert.Empty(soldier.Quotes);
        Assert.Equal(["谭晓明", "谭小宝"], opened.Value.Missing.Select(member => member.Name));
    }

    [Fact]
    public async Task ExecuteAsync_GivenAPaidMember_ThenHisReceiptStandsInPlaceOfPrices()
    {
        // Given
        var household = await AddAsync();
        var paid = await PayAsync(household, Guid.CreateVersion7());

        // When
        var opened = await Open.ExecuteAsync(household.Id, pendingKey: null, Clerk, CancellationToken.None);

        // Then
        var son = opened.Value.Members.Single(member => member.Name == "谭小宝");
        Assert.Equal((paid.ContributionId, paid.ReceiptText, "一档"), (son.Enrolled!.ContributionId, son.Enrolled.ReceiptText, son.Enrolled.Tier));
        Assert.Equal(Money.Yuan(38), son.Enrolled.SelfPay);
        Assert.Empty(son.Quotes);
        Assert.Null(opened.Value.Settled);
    }

    [Fact]
    public async Task ExecuteAsync_GivenAPaidMember_ThenTheClausesAreThoseThatWereReadOut()
    {
        // Given
        var household = await AddAsync();
        var before = await Open.ExecuteAsync(household.Id, pendingKey: null, Clerk, CancellationToken.None);
        var readOut = FrozenAssessment.Of(before.Value.Members.Single(member => member.Name == "谭小宝").Quotes[0].Assessment);
        await PayAsync(household, Guid.CreateVersion7());

        // When
        var opened = await Open.ExecuteAsync(household.Id, pendingKey: null, Clerk, CancellationToken.None);

        // Then
        var frozen = opened.Value.Members.Single(member => member.Name == "谭小宝").Enrolled!.Frozen;
        Assert.NotEmpty(readOut.Reasons);
        Assert.Equal(readOut.Reasons, frozen.Reasons);
        Assert.Equal(readOut.Warnings, frozen.Warnings);
        Assert.Equal(readOut.Assumed, frozen.Assumed);
    }

    [Fact]
    public async Task ExecuteAsync_GivenAnEnrolmentThatKeptNoClauses_ThenTheHouseholdOpensAllTheSame()
    {
        // Given
        var household = await AddAsync();
        await PayAsync(household, Guid.CreateVersion7());
        await portal.OwnerScalarAsync<int>(
            "with bare as (update enrollment set assessment = '{}' where household_id = $1 returning 1) select count(*)::int from bare", household.Id);

        // When
        var opened = await Open.ExecuteAsync(household.Id, pendingKey: null, Clerk, CancellationToken.None);

        // Then
        Assert.Empty(opened.Value.Members.Single(member => member.Name == "谭小宝").Enrolled!.Frozen.Reasons);
    }

    [Fact]
    public async Task ExecuteAsync_GivenTheKeyOfAPaymentThatWentThrough_ThenItsReceiptIsTold()
    {
        // Given
        var household = await AddAsync();
        var key = Guid.CreateVersion7();
        var paid = await PayAsync(household, key);

        // When
        var opened = await Open.ExecuteAsync(household.Id, key, Clerk, CancellationToken.None);

        // Then
        Assert.Equal(paid with { Repeated = true }, opened.Value.Settled);
    }

    [Theory]
    [InlineData(Role.TownshipClerk, "500240109")]
    [InlineData(Role.VillageCadre, "500240108002")]
    [InlineData(Role.TownshipClerk, "500118107")]
    public async Task ExecuteAsync_GivenAHouseholdElsewhere_ThenItIsNotFound(Role role, string unit)
    {
        // Given
        var household = await AddAsync();

        // When
        var opened = await Open.ExecuteAsync(household.Id, pendingKey: null, TestPortal.ActorAs(role, unit), CancellationToken.None);

        // Then
        Assert.Equal("contribution.household-not-found", opened.Error?.Code);
    }

    [Fact]
    public async Task ExecuteAsync_GivenNoPublishedPlan_ThenTheHouseholdOpensWithoutPrices()
    {
        // Given
        var elsewhere = await TestCounty.OpenAsync(portal, 421321, 2031, new DateOnly(2030, 11, 20), "421321101001");
        var household = await elsewhere.AddHouseholdAsync("421321101001", TestMember.Head("李大山"));

        // When
        var opened = await Open.ExecuteAsync(household.Id, pendingKey: null, TestPortal.ActorAs(Role.TownshipClerk, "421321101"), CancellationToken.None);

        // Then
        Assert.Null(opened.Value.Plan);
        Assert.Empty(Assert.Single(opened.Value.Members).Quotes);
    }

    private static (int Standard, int Subsidy, int SelfPay) Figures(TierQuote quote) =>
        ((int)quote.Assessment.Standard!.Value.InYuan, (int)quote.Assessment.Subsidy!.Value.InYuan, (int)quote.Assessment.SelfPay!.Value.InYuan);

    private static Task<Household> AddAsync() => _county!.AddHouseholdAsync(
        Village,
        TestMember.Head("谭晓明") with { LastCovered = (2023, "一档") },
        new TestMember("谭小宝").With("城乡低保对象"),
        new TestMember("谭小军") with { Exemption = ExemptionReason.MilitaryService });

    private async Task<RecordedReceipt> PayAsync(Household household, Guid key)
    {
        var command = new RecordContributionCommand(
            household.Id, [new ContributionLine(household.Members[1].Id, "一档")], PaymentChannel.Cash, Reference: null, "谭晓明", Money.Yuan(38), key);
        return (await portal.UseCase<RecordContribution>().ExecuteAsync(command, Clerk, CancellationToken.None)).Value;
    }
}
