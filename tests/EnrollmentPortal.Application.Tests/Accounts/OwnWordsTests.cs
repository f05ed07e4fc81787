using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Accounts;
using EnrollmentPortal.Application.Accounts.Passwords;
using EnrollmentPortal.Application.Tests.Households.Changes;
using EnrollmentPortal.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace EnrollmentPortal.Application.Tests.Accounts;

/// <summary>What a guesser knows of an office: its names, their pinyin and initials, and the codes that stand in every list.</summary>
public sealed class OwnWordsTests(TestPortal portal) : IClassFixture<TestPortal>
{
    [Fact]
    public async Task Weakness_GivenNamesAndCodesOfTheOwnOffice_ThenThePasswordIsRefused()
    {
        // Given
        await AMovingCounty.OpenAsync(portal);
        await portal.OwnerScalarAsync<int>("update tenant set name = '石柱土家族自治县' where id = 500240 returning 1");
        await portal.OwnerScalarAsync<int>("update org_unit set name = '王场镇' where org_code = '500240108' returning 1");
        var clerk = new PortalUser { Id = Guid.CreateVersion7(), UserName = "tanxm", DisplayName = "谭晓梅", Role = Role.TownshipClerk, TenantId = 500240, OrgCode = "500240108" };

        // When
        var words = await portal.Services.GetRequiredService<OwnWords>().OfAsync(clerk, TestContext.Current.CancellationToken);

        // Then
        Assert.All(["Shizhu500240!", "wcz500240108!", "王场镇办事处2024"], password => Assert.NotNull(GuessablePassword.Weakness(password, words)));
    }
}
