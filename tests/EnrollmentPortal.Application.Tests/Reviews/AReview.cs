using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.Reviews;
using EnrollmentPortal.Application.Tests.Households.Changes;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Reviews;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Reviews;

/// <summary>People of 石柱县 that its plan leaves to a person: residents without a hukou, about which 一(一) says "as policy allows".</summary>
internal sealed class AReview(TestPortal portal, AMovingCounty county)
{
    public const string Row = "by-policy";
    public const string Accepting = "concentrated";
    public const string Clause = "R-WC-06";

    /// <summary>One byte more than a JPEG's signature.</summary>
    public static readonly EvidenceFile Photo = new(@"C:\photos\居住证.jpg", [0xFF, 0xD8, 0xFF, 0xE0]);

    public async Task<(Guid Person, Guid Household)> AddAsync(string name, string village = AMovingCounty.Village)
    {
        var household = await county.AddAsync(village, TestMember.Head(name));
        await portal.OwnerScalarAsync<bool>("update person set residence = 'resident-without-hukou' where id = $1 returning true", household.Members[0].Id);
        return (household.Members[0].Id, household.Id);
    }

    public Task<Result<Guid>> AskAsync(Guid person, Actor? clerk = null, params EvidenceFile[] files) =>
        portal.UseCase<AskReview>().ExecuteAsync(new AskReviewCommand(person, "持居住证三年，子女在本地就读", files), clerk ?? AMovingCounty.Clerk, CancellationToken.None);

    public Task<Result<ReviewState>> DecideAsync(Guid id, string? route, Actor? official = null, string? rule = Clause) =>
        portal.UseCase<DecideReview>().ExecuteAsync(new DecideReviewCommand(id, route, rule, "已核居住证"), official ?? AMovingCounty.Official, CancellationToken.None);

    public Task<Result<int>> AddEvidenceAsync(Guid id, Actor clerk, params EvidenceFile[] files) =>
        portal.UseCase<AddReviewEvidence>().ExecuteAsync(new AddReviewEvidenceCommand(id, files), clerk, CancellationToken.None);

    public async Task<MemberSheet> MemberAsync(Guid household) =>
        (await portal.UseCase<OpenHousehold>().ExecuteAsync(household, null, AMovingCounty.Clerk, CancellationToken.None)).Value.Members[0];

    public Task<Result<RecordedReceipt>> PayAsync(Guid household, Guid person) => portal.UseCase<RecordContribution>().ExecuteAsync(
        new RecordContributionCommand(household, [new ContributionLine(person, "一档")], PaymentChannel.Cash, null, "本人", Money.Yuan(380), Guid.CreateVersion7()),
        AMovingCounty.Clerk,
        CancellationToken.None);
}
