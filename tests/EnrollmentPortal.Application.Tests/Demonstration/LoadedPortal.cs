using EnrollmentPortal.Application.Demonstration;
using EnrollmentPortal.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace EnrollmentPortal.Application.Tests.Demonstration;

/// <summary>The small demonstration in a real database, loaded once for all classes that look at it.</summary>
public sealed class LoadedPortal(TestCluster cluster) : IAsyncLifetime
{
    private readonly List<DemonstrationProgress> _progress = [];

    public TestPortal Portal { get; } = new(cluster);

    public IReadOnlyList<DemonstrationProgress> Progress => _progress;

    public DemonstrationLoaded Loaded { get; private set; } = new(0, 0, 0);

    public async ValueTask InitializeAsync()
    {
        await Portal.InitializeAsync();
        Loaded = await Load(PopulationSize.Small, new Recorder(_progress));
    }

    public Task<DemonstrationLoaded> Load(PopulationSize size, IProgress<DemonstrationProgress>? progress = null) =>
        Portal.Services.GetRequiredService<LoadDemonstration>().ExecuteAsync(size, progress, CancellationToken.None);

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    private sealed class Recorder(List<DemonstrationProgress> progress) : IProgress<DemonstrationProgress>
    {
        public void Report(DemonstrationProgress value) => progress.Add(value);
    }
}

[CollectionDefinition(nameof(LoadedPortal))]
public sealed class LoadedPortalGroup : ICollectionFixture<LoadedPortal>;
