using System.Text;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Assessments;

/// <summary>The worked cases priced by the calculator and at the desk, once for all classes that look at them: the desk takes its time.</summary>
public sealed class WorkedCaseRuns(TestCluster cluster) : IAsyncLifetime
{
    public TestPortal Portal { get; } = new(cluster);

    /// <summary>The rows of the files, by column name.</summary>
    internal IReadOnlyList<IReadOnlyDictionary<string, string>> Cases { get; private set; } = [];

    internal ABatchResult Calculated { get; private set; } = null!;

    internal ADeskRun AtDesk { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Portal.InitializeAsync();
        var file = await ReadAsync("cases.csv", "boundary-cases.csv");
        Cases = ABatch.RowsOf(file);
        Calculated = await ABatch.OfBytesAsync(file);
        AtDesk = await ADeskRun.OfAsync(Portal, file);
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    private static async Task<byte[]> ReadAsync(params string[] files)
    {
        var lines = new List<string>();
        foreach (var name in files)
        {
            var path = Path.Combine(AppContext.BaseDirectory, "Assessments", name);
            lines.AddRange((await File.ReadAllLinesAsync(path)).Skip(lines.Count == 0 ? 0 : 1));
        }

        return Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }
}

[CollectionDefinition(nameof(WorkedCaseRuns))]
public sealed class WorkedCaseRunsGroup : ICollectionFixture<WorkedCaseRuns>;
