using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Contributions;

public sealed class OpenReceiptTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
    private const string Village = "500240108001";
    private static readonly Actor Clerk = TestPortal.ActorAs(Role.TownshipClerk, "500240108");
    private static TestCounty? _county;

    private OpenReceipt Open => portal.UseCase<OpenReceipt>();

    public async ValueTask InitializeAsync() =>
        _county ??= await TestCounty.OpenAsync(portal, 500240, 2024, new DateOnly(2023, 11, 20), Village, "500240108002", "500240109001");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task ExecuteAsync_GivenAPayment_ThenTheReceiptHasItsNumberLinesAndTotal()
    {
        // Given
        var paid = await PayAsync();

        // When
        var receipt = await Open.ExecuteAsync(paid.ContributionId, Clerk, CancellationToken.None);

        // Then
        var sheet = receipt.Value;
        Assert.Equal((paid.ReceiptText, "单位108", "单位001", "谭晓明"), (sheet.ReceiptText, sheet.BookName, sheet.Village, sheet.PayerName));
        Assert.Equal((Money.Yuan(760), new DateOnly(2023, 11, 20), Clerk.Name), (sheet.Total, sheet.PaidOn, sheet.Clerk));
        Assert.Equal(["谭晓明 380.00", "谭小宝 380.00"], sheet.Lines.Select(line => $"{line.Name} {line.SelfPay}"));
        Assert.Equal((new DateOnly(2024, 1, 1), new DateOnly(2024, 12, 31)), (sheet.Lines[0].EntitledFrom, sheet.Lines[0].EntitledTo));
    }

    [Fact]
    public async Task ExecuteAsync_GivenASecondOpening_ThenItIsCountedAndAudited()
    {
        // Given
        var paid = await PayAsync();
        await Open.ExecuteAsync(paid.ContributionId, Clerk, CancellationToken.None);

        // When
        var again = await Open.ExecuteAsync(paid.ContributionId, Clerk, CancellationToken.None);

        // Then
        Assert.Equal(1, again.Value.TimesOpenedBefore);
        var notes = await portal.OwnerScalarAsync<long>(
            "select count(*) from audit_entry where action = 'receipt.viewed' and subject_id = $1 and org_code = '500240108001'", paid.ContributionId.ToString());
        Assert.Equal(2, notes);
    }

    [Theory]
    [InlineData(Role.TownshipClerk, "500240109")]
    [InlineData(Role.VillageCadre, "500240108002")]
    [InlineData(Role.CountyOfficial, "500118")]
    public async Task ExecuteAsync_GivenAReceiptOfAnotherPlace_ThenItIsNotFoundAndNothingIsNoted(Role role, string unit)
    {
        // Given
        var paid = await PayAsync();

        // When
        var receipt = await Open.ExecuteAsync(paid.ContributionId, TestPortal.ActorAs(role, unit), CancellationToken.None);

        // Then
        Assert.Equal("contribution.receipt-not-found", receipt.Error?.Code);
        Assert.Equal(0, await portal.OwnerScalarAsync<long>("select count(*) from audit_entry where subject_id = $1 and action = 'receipt.viewed'", paid.ContributionId.ToString()));
    }

    private async Task<RecordedReceipt> PayAsync()
    {
        var household = await _county!.AddHouseholdAsync(Village, TestMember.Head("谭晓明"), new TestMember("谭小宝"));
        var command = new RecordContributionCommand(
            household.Id,
            [.. household.Members.Select(member => new ContributionLine(member.Id, "一档"))],
            PaymentChannel.Cash,
            Reference: null,
            "谭晓明",
            Money.Yuan(760),
            Guid.CreateVersion7());
        return (await portal.UseCase<RecordContribution>().ExecuteAsync(command, Clerk, CancellationToken.None)).Value;
    }
}
