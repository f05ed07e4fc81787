using System.Diagnostics;

namespace EnrollmentPortal.Benchmarks;

/// <summary>Measures two ways of doing the same thing in alternating rounds, so that whatever else the machine does falls on both.</summary>
internal static class Rounds
{
    /// <summary>An odd number, so that the median is a measured value.</summary>
    public const int Count = 7;

    /// <param name="operations">Operations a round; each gets its number.</param>
    /// <param name="subject">What is measured.</param>
    /// <param name="baseline">What it is compared with.</param>
    /// <returns>Medians over the rounds of each round's 50th and 95th percentile, in milliseconds.</returns>
    public static async Task<(Latency Subject, Latency Baseline)> AlternateAsync(int operations, Func<int, Task> subject, Func<int, Task> baseline)
    {
        // Once without a clock: plans, connections and just-in-time compilation are warm afterwards.
        await RoundAsync(operations, subject);
        await RoundAsync(operations, baseline);
        var (subjects, baselines) = (new List<Latency>(), new List<Latency>());
        for (var round = 0; round < Count; round++)
        {
            subjects.Add(await RoundAsync(operations, subject));
            baselines.Add(await RoundAsync(operations, baseline));
        }

        return (Latency.Median(subjects), Latency.Median(baselines));
    }

    private static async Task<Latency> RoundAsync(int operations, Func<int, Task> operation)
    {
        var times = new double[operations];
        for (var index = 0; index < operations; index++)
        {
            var begin = Stopwatch.GetTimestamp();
            await operation(index);
            times[index] = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
        }

        return Latency.Of(times);
    }
}

/// <summary>Percentiles in milliseconds.</summary>
internal readonly record struct Latency(double Half, double NinetyFive)
{
    /// <summary>Of one round's times.</summary>
    public static Latency Of(IReadOnlyCollection<double> times)
    {
        double[] sorted = [.. times.Order()];
        return new Latency(sorted[(sorted.Length - 1) / 2], sorted[(int)Math.Ceiling(0.95 * sorted.Length) - 1]);
    }

    public static Latency Median(IReadOnlyList<Latency> rounds) => new(
        rounds.Select(round => round.Half).Order().ElementAt(rounds.Count / 2),
        rounds.Select(round => round.NinetyFive).Order().ElementAt(rounds.Count / 2));
}
