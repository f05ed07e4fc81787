using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Progress;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Progress;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Progress;

/// <summary>松溉's targets count employee insurance and insurance elsewhere (附件1, note); its plan lies over 永川's.</summary>
public sealed class SonggaiBoardTests(TestPortal portal) : IClassFixture<TestPortal>
{
    private const string Village = "500118107001";

    [Theory]
    [InlineData("500118")]
    [InlineData("500118107")]
    public async Task ExecuteAsync_GivenPeopleInsuredOtherwise_ThenTheyCountTowardsTheTarget(string unit)
    {
        // Given
        await ArrangeAsync();

        // When
        var board = (await portal.UseCase<ReadProgress>().ExecuteAsync(
            OrgCode.Parse(unit), TestPortal.ActorAs(Role.CountyOfficial, "500118"), CancellationToken.None)).Value;

        // Then the soldier is exempt and not insured
        Assert.Equal(new QuotaStanding(3197, 0, 2, 3197), board.Quota);
        Assert.Equal((4, 3, 1), (board.Counts.Registered, board.Counts.Exempt, board.Counts.Missing));
        Assert.True(board.Terms!.CountsOtherwiseInsured);
        Assert.Equal(95m, board.Terms.ParticipationPercent);
        Assert.Equal(new DateOnly(2022, 12, 31), board.Terms.Window!.Value.To);
        Assert.True(board.Terms.IsWindowAssumed);
    }

    private async Task ArrangeAsync()
    {
        if (await portal.OwnerScalarAsync<long>("select count(*) from tenant") > 0)
        {
            return;
        }

        var county = await TestCounty.OpenAsync(portal, 500118, 2023, new DateOnly(2022, 11, 28), Village);
        await county.AddHouseholdAsync(
            Village,
            TestMember.Head("罗德明"),
            new TestMember("罗小军") { Exemption = ExemptionReason.EmployeeInsurance },
            new TestMember("罗小红") { Exemption = ExemptionReason.InsuredElsewhere },
            new TestMember("罗小刚") { Exemption = ExemptionReason.MilitaryService });
        await using var work = await portal.Database.BeginAsync(Scope.Of(OrgCode.Parse("500118")), CancellationToken.None);
        work.Quotas.Add(new Quota(county.Campaign.Id, OrgCode.Parse(Village), 3197, "文昌宫社区"));
        await work.CommitAsync(CancellationToken.None);
    }
}
