using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Benchmarks.Searching;

/// <summary>How long a clerk looks at the desk's search before the first hits stand there: the whole way through the program, in Chromium.</summary>
internal static class DeskBenchmark
{
    private const int Operations = 20;
    private const double GoalMilliseconds = 100;
    private const string EmptyTrip = "the box emptied: script, circuit and drawing without a database";

    private static readonly OrgCode Township = OrgCode.Parse("421321101");

    private static readonly Way[] Ways =
    [
        new("name", sought => sought.Name),
        new("initials", sought => sought.Initials),
        new("pinyin", sought => sought.Pinyin),
        new("id-number", sought => sought.Number.Reveal()),
        new("village", sought => sought.Village),
        new("phone-tail", sought => sought.Phone[^4..]),
        new("household-number", sought => sought.HouseholdNumber),
        // The answers to the first letters are still on their way when the last one is typed.
        new("key-by-key", sought => sought.Initials, ByKey: true),
    ];

    public static async Task<IReadOnlyList<Figure>> RunAsync(BenchCounty county)
    {
        var people = await Sought.SampleAsync(county, Township, Operations);
        await using var desk = await DeskInChromium.OpenAsync(county);
        var figures = new List<Figure>();
        foreach (var way in Ways)
        {
            var (found, emptied, outside) = await MeasureAsync(desk, way, people);
            figures.Add(new Figure($"{way.Name}-p50", found.Half, emptied.Half, EmptyTrip, null));
            figures.Add(new Figure($"{way.Name}-p95", found.NinetyFive, emptied.NinetyFive, EmptyTrip, GoalMilliseconds));
            figures.Add(new Figure($"{way.Name}-outside-p50", outside.Half, found.Half, "the same searches by the page's own clock", null));
        }

        return figures;
    }

    private static async Task<(Latency Found, Latency Emptied, Latency Outside)> MeasureAsync(DeskInChromium desk, Way way, List<Sought> people)
    {
        await RoundAsync(desk, way, people); // warm
        var rounds = new List<(Latency Found, Latency Emptied, Latency Outside)>();
        for (var round = 0; round < Rounds.Count; round++)
        {
            rounds.Add(await RoundAsync(desk, way, people));
        }

        return (
            Latency.Median([.. rounds.Select(round => round.Found)]),
            Latency.Median([.. rounds.Select(round => round.Emptied)]),
            Latency.Median([.. rounds.Select(round => round.Outside)]));
    }

    // The box is emptied after every search, so that whatever else the machine does falls on both.
    private static async Task<(Latency Found, Latency Emptied, Latency Outside)> RoundAsync(DeskInChromium desk, Way way, List<Sought> people)
    {
        var (found, emptied, outside) = (new List<double>(), new List<double>(), new List<double>());
        foreach (var person in people)
        {
            var search = await desk.SearchAsync(way.Typed(person), way.ByKey);
            found.Add(search.InPage);
            outside.Add(search.Outside);
            emptied.Add(await desk.EmptyAsync());
        }

        return (Latency.Of(found), Latency.Of(emptied), Latency.Of(outside));
    }

    /// <summary>What is typed, at once as a pasted text or a composed name comes, or key by key.</summary>
    private sealed record Way(string Name, Func<Sought, string> Typed, bool ByKey = false);
}
