using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Accounts;
using EnrollmentPortal.Application.Accounts.Sessions;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace EnrollmentPortal.Application.Tests.Accounts;

/// <summary>Sessions as rows: when they are over, and that what goes on under them stops in that moment.</summary>
public sealed class SessionStoreTests(TestPortal portal) : IClassFixture<TestPortal>
{
    private static readonly Actor Administrator = new(Guid.CreateVersion7(), "admin", Role.PlatformAdministrator, Scope.Platform, null, null);

    private SessionStore Store => portal.Services.GetRequiredService<SessionStore>();

    private LiveSessions Live => portal.Services.GetRequiredService<LiveSessions>();

    [Fact]
    public async Task EndAsync_GivenWhatGoesOnUnderIt_ThenItStopsInThatMomentAndNothingElseDoes()
    {
        // Given
        var user = await AddUserAsync();
        var ended = await StartAsync(user);
        var other = await StartAsync(user);
        var stopped = new List<Guid>();
        using var first = Live.Join(ended, () => stopped.Add(ended));
        using var second = Live.Join(other, () => stopped.Add(other));

        // When
        await Store.EndAsync(ended, SessionEnding.SignedOut, CancellationToken.None);

        // Then
        Assert.Equal([ended], stopped);
        Assert.Equal([ended], await Store.FindEndedAsync([ended, other], CancellationToken.None));
    }

    [Fact]
    public async Task Join_GivenItIsLeft_ThenTheEndIsNotHeardAnyMore()
    {
        // Given
        var session = await StartAsync(await AddUserAsync());
        var stopped = false;
        Live.Join(session, () => stopped = true).Dispose();

        // When
        await Store.EndAsync(session, SessionEnding.SignedOut, CancellationToken.None);

        // Then
        Assert.False(stopped);
    }

    [Fact]
    public async Task FindEndedAsync_GivenAnIdThatNobodyKnows_ThenItIsOver()
    {
        // Given
        var unknown = Guid.CreateVersion7();

        // When, Then
        Assert.Equal([unknown], await Store.FindEndedAsync([unknown], CancellationToken.None));
    }

    [Theory]
    [InlineData(29, 0, true)]
    [InlineData(31, 0, false)]
    [InlineData(31, 20, true)]
    [InlineData(60, 20, false)]
    public async Task IsOpenAsync_GivenMinutesAndAKeyBetweenThem_ThenTheIdleTimeCountsFromTheKey(int minutes, int keyAt, bool expected)
    {
        // Given
        var session = await StartAsync(await AddUserAsync());
        var began = portal.Clock.Now;
        if (keyAt > 0)
        {
            portal.Clock.Now = began.AddMinutes(keyAt);
            await Store.NoteActivityAsync(session, CancellationToken.None);
        }

        // When
        portal.Clock.Now = began.AddMinutes(minutes);

        // Then
        Assert.Equal(expected, await Store.IsOpenAsync(session, CancellationToken.None));
    }

    [Fact]
    public async Task NoteActivityAsync_GivenASessionThatRanOut_ThenItIsNotBroughtBack()
    {
        // Given
        var session = await StartAsync(await AddUserAsync());
        portal.Clock.Now = portal.Clock.Now.AddMinutes(31);

        // When
        await Store.NoteActivityAsync(session, CancellationToken.None);

        // Then
        Assert.False(await Store.IsOpenAsync(session, CancellationToken.None));
    }

    [Fact]
    public async Task IsOpenAsync_GivenKeysAllDay_ThenTenHoursEndIt()
    {
        // Given
        var session = await StartAsync(await AddUserAsync());
        for (var quarter = 0; quarter < 39; quarter++)
        {
            portal.Clock.Now = portal.Clock.Now.AddMinutes(15);
            await Store.NoteActivityAsync(session, CancellationToken.None);
        }

        Assert.True(await Store.IsOpenAsync(session, CancellationToken.None));

        // When
        portal.Clock.Now = portal.Clock.Now.AddMinutes(15);

        // Then
        Assert.False(await Store.IsOpenAsync(session, CancellationToken.None));
    }

    [Theory]
    [InlineData("disable")]
    [InlineData("reset")]
    public async Task Account_GivenAChangeByTheAdministrator_ThenItsSessionsStopInThatMoment(string change)
    {
        // Given
        var user = await AddUserAsync();
        var session = await StartAsync(user);
        var stopped = false;
        using var attendance = Live.Join(session, () => stopped = true);

        // When
        var changed = change == "disable"
            ? await portal.UseCase<DisableUser>().ExecuteAsync(user.Id, Administrator, CancellationToken.None)
            : await portal.UseCase<ResetPassword>().ExecuteAsync(user.Id, Administrator, CancellationToken.None);

        // Then
        Assert.False(changed.IsError);
        Assert.True(stopped);
        Assert.False(await Store.IsOpenAsync(session, CancellationToken.None));
    }

    private Task<Guid> StartAsync(PortalUser user) => Store.StartAsync(user, "127.0.0.1", "Mozilla/5.0", CancellationToken.None);

    private async Task<PortalUser> AddUserAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<AccountContext>();
        var name = "session-" + Guid.NewGuid().ToString("N")[..8];
        var user = new PortalUser
        {
            Id = Guid.CreateVersion7(), UserName = name, NormalizedUserName = name.ToUpperInvariant(), DisplayName = name,
            Role = Role.PlatformAdministrator, SecurityStamp = Guid.NewGuid().ToString("N"),
        };
        accounts.Users.Add(user);
        await accounts.SaveChangesAsync();
        return user;
    }
}
