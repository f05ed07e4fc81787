using System.Security.Claims;
using Bunit;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Web.Components;
using EnrollmentPortal.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EnrollmentPortal.Web.Tests.Components;

/// <summary>Pages that look again by themselves: no lost connection ends that, and leaving the page does.</summary>
public sealed class FollowingPageTests : IAsyncDisposable
{
    private readonly BunitContext _context = new();

    public FollowingPageTests() => _context.Services.AddSingleton<TimeProvider>(new HurriedClock());

    [Fact]
    public async Task JobPage_GivenTheDatabaseIsLostForTwoLooks_ThenItShowsTheEndOfTheWork()
    {
        // Given
        var looks = new Looks(1, 2);

        // When
        var page = Open<WorkPage>(looks);

        // Then
        await page.WaitForAssertionAsync(() => Assert.Equal("4 looks", page.Markup));
        Assert.False(page.FindComponent<WorkPage>().Instance.IsAtWork);
    }

    [Fact]
    public async Task LivePage_GivenTheDatabaseIsLostForTwoLooks_ThenItSaysSoAndThenShowsNewFigures()
    {
        // Given
        var looks = new Looks(1, 2);

        // When
        var page = Open<FiguresPage>(looks);

        // Then
        await page.WaitForAssertionAsync(() => Assert.Contains("fresh", page.Markup, StringComparison.Ordinal));
        Assert.True(looks.Count >= 3);
        Assert.True(page.FindComponent<FiguresPage>().Instance.WasStale);
    }

    [Fact]
    public async Task JobPage_GivenAFailureOfItsOwn_ThenThePageSaysSo()
    {
        // Given
        var looks = new Looks(faults: 1) { Fault = new InvalidOperationException() };

        // When
        var page = Open<WorkPage>(looks);

        // Then
        await page.WaitForAssertionAsync(() => Assert.Equal("failed", page.Markup));
    }

    [Fact]
    public async Task JobPage_GivenTheUserLeaves_ThenNobodyLooksAnyMore()
    {
        // Given
        var looks = new Looks { IsEndless = true };
        var page = Open<WorkPage>(looks);
        await page.WaitForAssertionAsync(() => Assert.True(looks.Count > 1));

        // When
        await _context.DisposeComponentsAsync();
        var before = looks.Count;

        // Then
        await Task.Delay(10 * JobPage.RefreshInterval / HurriedClock.Factor, Xunit.TestContext.Current.CancellationToken);
        Assert.Equal(before, looks.Count);
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private IRenderedComponent<ErrorBoundary> Open<TPage>(Looks looks)
        where TPage : IComponent
    {
        _context.Services.AddSingleton(looks);
        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, Guid.NewGuid().ToString()), new Claim(PortalClaims.Role, nameof(Role.CountyOfficial)), new Claim(PortalClaims.Unit, "500240")],
            "test");
        return _context.Render<ErrorBoundary>(boundary => boundary
            .AddCascadingValue(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(identity))))
            .Add(it => it.ErrorContent, _ => builder => builder.AddContent(0, "failed"))
            .AddChildContent<TPage>());
    }

    /// <summary>Counts the looks of a page, and lets those with these numbers fail.</summary>
    private sealed class Looks(params int[] faults)
    {
        private int _count;

        public Exception Fault { get; init; } = new NpgsqlException("lost", new IOException());

        public bool IsEndless { get; init; }

        public int Count => Volatile.Read(ref _count);

        public Task TakeAsync() => faults.Contains(Interlocked.Increment(ref _count)) ? Task.FromException(Fault) : Task.CompletedTask;
    }

    private sealed class WorkPage : JobPage
    {
        [Inject]
        public required Looks Looks { get; init; }

        public bool IsAtWork => IsWorking;

        protected override bool IsWorking => Looks.IsEndless || Looks.Count < 4;

        protected override Task LoadAsync() => Looks.TakeAsync();

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, $"{Looks.Count} looks");
    }

    private sealed class FiguresPage : LivePage
    {
        [Inject]
        public required Looks Looks { get; init; }

        public bool WasStale { get; private set; }

        protected override Task LoadAsync() => Looks.TakeAsync();

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            WasStale |= IsStale;
            builder.AddContent(0, ReadAt is null || IsStale ? "old" : "fresh");
        }
    }

    /// <summary>Lets the timers of the pages run ahead.</summary>
    private sealed class HurriedClock : TimeProvider
    {
        public const int Factor = 100;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime / Factor, period / Factor);
    }
}
