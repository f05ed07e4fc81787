using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Tests.ZeroDeclarations;
using EnrollmentPortal.Application.Waiting;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Waiting;

/// <summary>The home page names what waits for the reader, and nothing that waits for others.</summary>
public sealed class ReadWaitingTests(TestCluster cluster) : IAsyncLifetime
{
    private readonly ZeroTown _town = new(cluster);

    public async ValueTask InitializeAsync() => await _town.OpenAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task Read_GivenADeclarationOfTheTownship_ThenItWaitsForEverybodyWhoMayApproveItButTheProposer()
    {
        // Given
        await _town.AddAsync("全");
        Assert.Empty(await WaitingAsync(ZeroTown.Approver));
        await _town.ProposeAsync(ZeroTown.Clerk);

        // When, Then
        Assert.Equal([new WaitingItem(WaitingKind.ZeroDeclarations, 1)], await WaitingAsync(ZeroTown.Approver));
        Assert.Equal([new WaitingItem(WaitingKind.ZeroDeclarations, 1)], await WaitingAsync(TestPortal.ActorAs(Role.TownshipClerk, ZeroTown.Township)));
        Assert.Empty(await WaitingAsync(ZeroTown.Clerk));
        Assert.Empty(await WaitingAsync(TestPortal.ActorAs(Role.TownshipClerk, "500240103")));
        Assert.Empty(await WaitingAsync(TestPortal.ActorAs(Role.Auditor, "500240")));
    }

    [Fact]
    public async Task Read_GivenTheCountysDeclaration_ThenNoClerkIsAskedAboutIt()
    {
        // Given
        await _town.AddAsync("全");
        await _town.ProposeAsync();

        // When, Then
        Assert.Empty(await WaitingAsync(ZeroTown.Clerk));
    }

    private async Task<IReadOnlyList<WaitingItem>> WaitingAsync(Actor actor) =>
        (await _town.Portal.UseCase<ReadWaiting>().ExecuteAsync(actor, TestContext.Current.CancellationToken)).Value;
}
