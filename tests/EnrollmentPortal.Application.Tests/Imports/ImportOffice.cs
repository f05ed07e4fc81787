using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Imports.Review;
using EnrollmentPortal.Application.Imports.Undo;
using EnrollmentPortal.Application.Imports.Upload;
using EnrollmentPortal.Application.Registry.IdNumbers;
using EnrollmentPortal.Application.Tests.Households.Changes;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace EnrollmentPortal.Application.Tests.Imports;

/// <summary>A county with people in it, and the desk at which lists of them are imported. Use it as a class fixture: the tests of a class share it, each
/// with people of its own.</summary>
public sealed class ImportOffice(TestCluster cluster) : IAsyncLifetime
{
    private AMovingCounty? _county;

    public TestPortal Portal { get; } = new(cluster);

    public AMovingCounty County => _county!;

    public async ValueTask InitializeAsync()
    {
        await Portal.InitializeAsync();
        _county = await AMovingCounty.OpenAsync(Portal);
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    /// <summary>An empty list of the township's clerk, or of somebody else.</summary>
    internal AList List(Actor? actor = null) => new(Portal, actor ?? AMovingCounty.Clerk);

    /// <summary>The whole ID number of a member.</summary>
    public string NumberOf(Household home, int member) =>
        Portal.Services.GetRequiredService<IdNumberVault>().Reveal(home.TenantId, home.Members[member].IdNumberCipher);

    public async Task<ImportReviewPage> ReviewAsync(Guid import, Actor? actor = null) =>
        (await Portal.UseCase<ReadImportReview>().ExecuteAsync(new ImportReviewQuery(import), actor ?? AMovingCounty.Clerk, CancellationToken.None)).Value;

    public Task<Result<DecidedRows>> DecideAsync(Guid import, int row, ImportDecision? decision, Guid? person = null, Guid? nextHead = null, Actor? actor = null) =>
        Portal.UseCase<DecideImportRows>().ExecuteAsync(
            new ImportRowsChoice(import, row, null, decision, person, nextHead), actor ?? AMovingCounty.Clerk, CancellationToken.None);

    /// <summary>Orders that the import is taken back, and waits for it.</summary>
    internal async Task<ImportView> UndoAsync(AList list, Guid import)
    {
        Assert.Null((await Portal.UseCase<UndoImport>().ExecuteAsync(import, AMovingCounty.Clerk, CancellationToken.None)).Error);
        await list.RunJobsAsync();
        return await list.OpenAsync(import);
    }
}
