using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Contributions;

/// <summary>Payments in 王场, inside its concentrated window of coverage year 2024.</summary>
public sealed class RecordContributionTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
    private const string Village = "500240108001";
    private static readonly Actor Clerk = TestPortal.ActorAs(Role.TownshipClerk, "500240108");
    private static readonly SemaphoreSlim Arranging = new(1);
    private static TestCounty? _county;

    public async ValueTask InitializeAsync()
    {
        await Arranging.WaitAsync();
        _county ??= await TestCounty.OpenAsync(portal, 500240, 2024, new DateOnly(2023, 11, 20), Village, "500240108206", "500240103001");
        Arranging.Release();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task ExecuteAsync_GivenALowIncomeAndADoublyCertifiedMember_ThenBothAreEnrolledByOneReceipt()
    {
        // Given
        var household = await _county!.AddHouseholdAsync(
            Village,
            TestMember.Head("谭大山").With("城乡低保对象"),
            new TestMember("马桂花").With("计生优抚（奖扶）对象", "城乡重度（一、二级）残疾人员"));

        // When: 一档 38, 二档 755 − 380
        var receipt = await ExecuteAsync(CommandFor(household, 413, ["一档", "二档"]));

        // Then
        Assert.Null(receipt.Error);
        Assert.Equal(Money.Yuan(413), receipt.Value.Total);
        Assert.StartsWith("500240108-2024-", receipt.Value.ReceiptText, StringComparison.Ordinal);
        var subsidies = await portal.OwnerScalarAsync<string>(
            "select string_agg(tier || ' ' || subsidy_category || ' ' || subsidy_fen, ',' order by tier) from enrollment where household_id = $1", household.Id);
        Assert.Equal("一档 城乡低保对象 34200,二档 城乡重度（一、二级）残疾人员 38000", subsidies);
        var entitled = await portal.OwnerScalarAsync<DateOnly>("select distinct entitled_from from enrollment where household_id = $1", household.Id);
        Assert.Equal(new DateOnly(2024, 1, 1), entitled);
    }

    [Fact]
    public async Task ExecuteAsync_GivenTheSameClickTwiceAtOnce_ThenOnePayment()
    {
        // Given
        var household = await _county!.AddHouseholdAsync(Village, TestMember.Head("向平"));
        var command = CommandFor(household, 380, ["一档"]);

        // When
        var receipts = await Task.WhenAll(ExecuteAsync(command), ExecuteAsync(command), ExecuteAsync(command));

        // Then
        Assert.All(receipts, receipt => Assert.Null(receipt.Error));
        Assert.Single(receipts.Select(receipt => receipt.Value.ReceiptText).Distinct());
        Assert.Equal(2, receipts.Count(receipt => receipt.Value.Repeated));
        Assert.Equal(1L, await CountAsync("contribution", household));
    }

    [Fact]
    public async Task ExecuteAsync_GivenTwoClerksAtOnce_ThenTheSecondReadsWhoWasFaster()
    {
        // Given
        var household = await _county!.AddHouseholdAsync(Village, TestMember.Head("冉建国"), new TestMember("陈秀英"));
        var other = TestPortal.ActorAs(Role.TownshipClerk, "500240108") with { Name = "隔壁窗口" };

        // When
        var results = await Task.WhenAll(
            ExecuteAsync(CommandFor(household, 760, ["一档", "一档"])),
            ExecuteAsync(CommandFor(household, 760, ["一档", "一档"]), other));

        // Then
        var refused = Assert.Single(results, result => result.IsError).Error!;
        Assert.Equal("contribution.already-enrolled", refused.Code);
        Assert.Contains(Assert.Single(results, result => !result.IsError).Value.ReceiptText, refused.Arguments);
        Assert.Equal(2L, await CountAsync("enrollment", household));
    }

    [Fact]
    public async Task ExecuteAsync_GivenManyDesksAndSomeRefusals_ThenReceiptsHaveNoGap()
    {
        // Given: payments in one township, every third one refused after its number was drawn
        var households = await Task.WhenAll(Enumerable.Range(0, 18).Select(index => _county!.AddHouseholdAsync("500240103001", TestMember.Head($"户主{index}"))));
        var clerk = TestPortal.ActorAs(Role.TownshipClerk, "500240103");

        // When
        await Task.WhenAll(households.Select((household, index) => ExecuteAsync(CommandFor(household, index % 3 == 0 ? 1 : 380, ["一档"]), clerk)));

        // Then
        var numbers = await portal.OwnerScalarAsync<int[]>("select array_agg(receipt_number order by receipt_number) from contribution where book_code = '500240103'");
        Assert.Equal(Enumerable.Range(1, 12), numbers);
    }

    [Fact]
    public async Task ExecuteAsync_GivenAPriceThatTheClerkDidNotSee_ThenNothingIsTaken()
    {
        // Given
        var household = await _county!.AddHouseholdAsync(Village, TestMember.Head("秦明").With("城乡低保对象"));

        // When
        var result = await ExecuteAsync(CommandFor(household, 380, ["一档"]));

        // Then
        Assert.Equal("contribution.price-changed", result.Error?.Code);
        Assert.Equal(0L, await CountAsync("contribution", household));
    }

    [Fact]
    public async Task ExecuteAsync_GivenAMembersPriceThatTheClerkDidNotSee_ThenNothingIsTakenThoughTheTotalIsTheSame()
    {
        // Given: the two prices were shown the other way round
        var household = await _county!.AddHouseholdAsync(Village, TestMember.Head("秦朗").With("城乡低保对象"), new TestMember("秦月"));
        var command = CommandFor(household, 418, ["一档", "一档"]);
        var shown = command with { Lines = [.. command.Lines.Zip([Money.Yuan(380), Money.Yuan(38)], (line, due) => line with { ExpectedDue = due })] };

        // When
        var result = await ExecuteAsync(shown);

        // Then
        Assert.Equal("contribution.line-price-changed", result.Error?.Code);
        Assert.Equal(0L, await CountAsync("contribution", household));
    }

    [Fact]
    public async Task ExecuteAsync_GivenFullSubsidy_ThenOnlyAZeroDeclarationFits()
    {
        // Given
        var household = await _county!.AddHouseholdAsync(Village, TestMember.Head("罗孤老").With("特困人员"));
        var command = CommandFor(household, 0, ["一档"]);

        // When
        var cash = await ExecuteAsync(command);
        var declared = await ExecuteAsync(command with { Channel = PaymentChannel.ZeroDeclaration });

        // Then
        Assert.Equal("contribution.channel-does-not-fit", cash.Error?.Code);
        Assert.Null(declared.Error);
    }

    [Fact]
    public async Task ExecuteAsync_GivenATierThatThePlanDoesNotHave_ThenRefused()
    {
        // Given
        var household = await _county!.AddHouseholdAsync(Village, TestMember.Head("崔英"));

        // When, Then
        Assert.Equal("contribution.not-payable", (await ExecuteAsync(CommandFor(household, 380, ["三档"]))).Error?.Code);
    }

    [Fact]
    public async Task ExecuteAsync_GivenAnAmountThatThePlanDoesNotPrint_ThenRefusedWhileAnOrdinaryMemberPays()
    {
        // Given: 奉节 prints no amount for 低保对象
        const string Fengjie = "500236003001";
        var county = await TestCounty.OpenAsync(portal, 500236, 2023, new DateOnly(2022, 11, 21), Fengjie);
        var household = await county.AddHouseholdAsync(Fengjie, TestMember.Head("向兴国").With("低保对象"), new TestMember("覃春梅"));
        var clerk = TestPortal.ActorAs(Role.TownshipClerk, "500236003");
        var both = CommandFor(household, 350, ["一档", "一档"]) with { Reference = "没有智能手机" };

        // When
        var unprinted = await ExecuteAsync(both, clerk);
        var ordinary = await ExecuteAsync(both with { Lines = [both.Lines[1]] }, clerk);

        // Then
        Assert.Equal("contribution.not-payable", unprinted.Error?.Code);
        Assert.Null(ordinary.Error);
    }

    [Fact]
    public async Task ExecuteAsync_GivenAnExemptMember_ThenRefused()
    {
        // Given
        var household = await _county!.AddHouseholdAsync(Village, TestMember.Head("马兵") with { Exemption = ExemptionReason.EmployeeInsurance });

        // When, Then
        Assert.Equal("contribution.exempt", (await ExecuteAsync(CommandFor(household, 380, ["一档"]))).Error?.Code);
    }

    [Theory]
    [InlineData("500240103")]
    [InlineData("500236003")]
    public async Task ExecuteAsync_GivenAClerkOfAnotherUnit_ThenTheHouseholdIsNotFound(string unit)
    {
        // Given
        var household = await _county!.AddHouseholdAsync(Village, TestMember.Head("谭远"));

        // When
        var result = await ExecuteAsync(CommandFor(household, 380, ["一档"]), TestPortal.ActorAs(Role.TownshipClerk, unit));

        // Then
        Assert.Equal("contribution.household-not-found", result.Error?.Code);
    }

    [Fact]
    public async Task ExecuteAsync_GivenAPersonOfAnotherHousehold_ThenRefused()
    {
        // Given
        var own = await _county!.AddHouseholdAsync(Village, TestMember.Head("甲"));
        var other = await _county.AddHouseholdAsync(Village, TestMember.Head("乙"));
        var command = CommandFor(own, 380, ["一档"]) with { Lines = [new ContributionLine(other.Members[0].Id, "一档")] };

        // When, Then
        Assert.Equal("contribution.person-not-found", (await ExecuteAsync(command)).Error?.Code);
    }

    [Fact]
    public async Task ExecuteAsync_GivenAPayment_ThenCountersAndAuditChangeWithIt()
    {
        // Given
        const string Quiet = "500240108206";
        var household = await _county!.AddHouseholdAsync(Quiet, TestMember.Head("田福").With("城乡低保对象"), new TestMember("田喜"));

        // When
        var receipt = await ExecuteAsync(CommandFor(household, 418, ["一档", "一档"]));

        // Then
        Assert.Null(receipt.Error);
        Assert.Equal("2|2|41800|34200", await portal.OwnerScalarAsync<string>(
            "select concat_ws('|', sum(registered), sum(enrolled), sum(self_pay_fen), sum(subsidy_fen)) from village_progress where org_code = $1", Quiet));
        Assert.Equal("1|1", await portal.OwnerScalarAsync<string>(
            "select concat_ws('|', registered, enrolled) from group_progress where org_code = $1 and category = '城乡低保对象'", Quiet));
        Assert.Equal(1L, await portal.OwnerScalarAsync<long>(
            "select count(*) from audit_entry where action = 'contribution.recorded' and subject_id = $1 and org_code = $2", household.Id.ToString(), Quiet));
    }

    private Task<Result<RecordedReceipt>> ExecuteAsync(RecordContributionCommand command, Actor? actor = null) =>
        portal.UseCase<RecordContribution>().ExecuteAsync(command, actor ?? Clerk, CancellationToken.None);

    private static RecordContributionCommand CommandFor(Household household, long total, IReadOnlyList<string> tiers) => new(
        household.Id,
        [.. household.Members.Zip(tiers, (person, tier) => new ContributionLine(person.Id, tier))],
        PaymentChannel.Cash,
        Reference: null,
        household.HeadName,
        Money.Yuan(total),
        Guid.NewGuid());

    private Task<long> CountAsync(string table, Household household) =>
        portal.OwnerScalarAsync<long>($"select count(*) from {table} where household_id = $1", household.Id);
}
