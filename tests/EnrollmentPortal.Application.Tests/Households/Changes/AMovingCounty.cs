using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.Progress.Verification;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Households.Changes;

/// <summary>石柱县 with two villages of one township and one of another, in which people pay, move and leave.</summary>
public sealed class AMovingCounty(TestPortal portal, TestCounty county)
{
    public const string Village = "500240108001";
    public const string OtherVillage = "500240108206";
    public const string FarVillage = "500240109001";

    public static readonly Actor Clerk = TestPortal.ActorAs(Role.TownshipClerk, "500240108");
    public static readonly Actor FarClerk = TestPortal.ActorAs(Role.TownshipClerk, "500240109");
    public static readonly Actor Cadre = TestPortal.ActorAs(Role.VillageCadre, Village);
    public static readonly Actor OtherCadre = TestPortal.ActorAs(Role.VillageCadre, OtherVillage);
    public static readonly Actor Official = TestPortal.ActorAs(Role.CountyOfficial, "500240");

    public static async Task<AMovingCounty> OpenAsync(TestPortal portal) => new(
        portal, await TestCounty.OpenAsync(portal, 500240, 2024, new DateOnly(2023, 11, 20), Village, OtherVillage, FarVillage));

    public TestCounty County => county;

    public Task<Household> AddAsync(string village, params TestMember[] members) => county.AddHouseholdAsync(village, members);

    /// <summary>Takes 380 yuan for each of the members, in 一档.</summary>
    public async Task<Result<RecordedReceipt>> PayAsync(Household household, params int[] members) => await PayAsync(household, Clerk, members);

    public async Task<Result<RecordedReceipt>> PayAsync(Household household, Actor clerk, params int[] members) =>
        await PayAsync(household.Id, clerk, [.. members.Select(index => household.Members[index].Id)]);

    public Task<Result<RecordedReceipt>> PayAsync(Guid household, Guid person) => PayAsync(household, Clerk, [person]);

    private async Task<Result<RecordedReceipt>> PayAsync(Guid household, Actor clerk, Guid[] people) =>
        await portal.UseCase<RecordContribution>().ExecuteAsync(
            new RecordContributionCommand(
                household,
                [.. people.Select(person => new ContributionLine(person, "一档"))],
                PaymentChannel.Cash,
                null,
                "付款人",
                Money.Yuan(380 * people.Length),
                Guid.CreateVersion7()),
            clerk,
            CancellationToken.None);

    /// <summary>Recounts everything; what the counters say must be what the books say.</summary>
    public async Task AssertBooksAgreeAsync()
    {
        var checks = await portal.UseCase<VerifyLedger>().ExecuteAsync(VerifyLedger.CommandLineActor(500240), CancellationToken.None);
        Assert.All(checks.Value, check => Assert.True(check.IsOk, $"{check.Name}: {check.First}"));
    }

    /// <summary>registered, exempt, enrolled of a village.</summary>
    public Task<string> CountsAsync(string village) => portal.OwnerScalarAsync<string>(
        "select coalesce(sum(registered), 0) || ' ' || coalesce(sum(exempt), 0) || ' ' || coalesce(sum(enrolled), 0) from village_progress where tenant_id = 500240 and org_code = $1", village);

    public Task<string> GroupAsync(string village, string category) => portal.OwnerScalarAsync<string>(
        "select coalesce(sum(registered), 0) || ' ' || coalesce(sum(enrolled), 0) from group_progress where tenant_id = 500240 and org_code = $1 and category = $2", village, category);

    public Task<long> AuditAsync(string action, Guid subject) => portal.OwnerScalarAsync<long>(
        "select count(*) from audit_entry where action = $1 and subject_id = $2", action, subject.ToString());
}
