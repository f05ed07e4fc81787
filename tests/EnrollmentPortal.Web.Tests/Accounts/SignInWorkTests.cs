using EnrollmentPortal.Application;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Accounts;
using EnrollmentPortal.Application.Accounts.Sessions;
using EnrollmentPortal.TestKit;
using EnrollmentPortal.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace EnrollmentPortal.Web.Tests.Accounts;

/// <summary>What a refused sign-in costs the server, which a visitor can measure.</summary>
public sealed class SignInWorkTests(TestCluster cluster)
{
    private const string Right = "hong4qiao-8-ludeng";

    [Fact]
    public async Task SignInAsync_GivenKnownUnknownLockedAndDisabledNames_ThenEachCostsOneVerification()
    {
        // Given
        var folder = Directory.CreateTempSubdirectory("portal-sign-in-").FullName;
        var hasher = new CountingHasher();
        await using var services = Services(await cluster.CreateDatabaseAsync(), folder, hasher);
        await AddAsync(services, "known", _ => { });
        await AddAsync(services, "locked", user => user.LockoutEnd = TimeProvider.System.GetUtcNow().AddMinutes(5));
        await AddAsync(services, "disabled", user => user.DisabledAt = TimeProvider.System.GetUtcNow());

        // When
        (string Name, string Password, SignInOutcome Expected)[] attempts =
        [
            ("known", "wrong", SignInOutcome.WrongPassword), ("unknown", "wrong", SignInOutcome.UnknownName), ("locked", "wrong", SignInOutcome.LockedOut),
            ("locked", Right, SignInOutcome.LockedOut), ("disabled", "wrong", SignInOutcome.WrongPassword), ("disabled", Right, SignInOutcome.Disabled),
        ];
        var counts = new List<(string, SignInOutcome, int)>();
        foreach (var (name, password, _) in attempts)
        {
            hasher.Verifications = 0;
            counts.Add((name, await SignInAsync(services, name, password), hasher.Verifications));
        }

        // Then
        Assert.Equal(attempts.Select(attempt => (attempt.Name, attempt.Expected, 1)), counts);
        Directory.Delete(folder, recursive: true);
    }

    private static ServiceProvider Services(Application.Persistence.PortalConnections connections, string folder, CountingHasher hasher)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddPortalApplication(connections, folder);
        services.AddPortalSecurity(SessionLimits.Default);
        services.AddSingleton<IPasswordHasher<PortalUser>>(hasher);
        return services.BuildServiceProvider();
    }

    private static async Task<SignInOutcome> SignInAsync(ServiceProvider services, string name, string password)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        return await scope.ServiceProvider.GetRequiredService<SignInDesk>().SignInAsync(name, password);
    }

    private static async Task AddAsync(ServiceProvider services, string name, Action<PortalUser> shape)
    {
        await using var scope = services.CreateAsyncScope();
        var user = new PortalUser { Id = Guid.CreateVersion7(), UserName = name, DisplayName = name, Role = Role.PlatformAdministrator };
        shape(user);
        var made = await scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>().CreateAsync(user, Right);
        Assert.True(made.Succeeded);
    }

    private sealed class CountingHasher : PasswordHasher<PortalUser>
    {
        public int Verifications { get; set; }

        public override PasswordVerificationResult VerifyHashedPassword(PortalUser user, string hashedPassword, string providedPassword)
        {
            Verifications++;
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
