using EnrollmentPortal.Application;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Accounts;
using EnrollmentPortal.Application.Accounts.Sessions;
using EnrollmentPortal.Application.Accounts.SignIns;
using EnrollmentPortal.TestKit;
using EnrollmentPortal.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

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

    [Fact]
    public async Task SignInAsync_GivenANetworkThatTriedTooOften_ThenTheAttemptIsRecordedWithOneLineInTheTrailAndCountsNothing()
    {
        // Given
        var folder = Directory.CreateTempSubdirectory("portal-sign-in-").FullName;
        var hasher = new CountingHasher();
        var connections = await cluster.CreateDatabaseAsync();
        await using var services = Services(connections, folder, hasher);
        await AddAsync(services, "known", _ => { });
        await using var owner = NpgsqlDataSource.Create(connections.Owner);
        await ExecuteAsync(
            owner,
            $"""
            insert into sign_in_failure (id, at, address, name_hash)
            select gen_random_uuid(), now(), '{VisitorAddress.NetworkOf(new DefaultHttpContext())}', '' from generate_series(1, {SignInFailures.MaxFailures})
            """);

        // When
        SignInOutcome[] outcomes = [await SignInAsync(services, "known", Right), await SignInAsync(services, "known", "wrong"), await SignInAsync(services, "nobody", "wrong")];

        // Then
        Assert.All(outcomes, outcome => Assert.Equal(SignInOutcome.TooManyFailures, outcome));
        Assert.Equal(0, hasher.Verifications);
        Assert.Equal(3L, await ScalarAsync(owner, "select count(*) from sign_in_failure where refused"));
        Assert.Equal(1L, await ScalarAsync(owner, "select count(*) from audit_entry where action = 'access.sign-in' and new_values ->> 'outcome' = 'TooManyFailures'"));

        // Then: as soon as the sixty are old, the door is open, although somebody went on trying
        await ExecuteAsync(owner, "update sign_in_failure set at = at - interval '11 minutes' where not refused");
        Assert.Equal(SignInOutcome.WrongPassword, await SignInAsync(services, "known", "wrong"));
        Directory.Delete(folder, recursive: true);
    }

    private static async Task ExecuteAsync(NpgsqlDataSource owner, string sql)
    {
        await using var command = owner.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<long> ScalarAsync(NpgsqlDataSource owner, string sql)
    {
        await using var command = owner.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
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
        return await scope.ServiceProvider.GetRequiredService<PasswordSignIn>().SignInAsync(name, password);
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
