using System.Globalization;

namespace EnrollmentPortal.Benchmarks;

/// <summary>One measured figure beside its baseline of the same run.</summary>
/// <param name="Metric">What was measured.</param>
/// <param name="Value">Median of the rounds.</param>
/// <param name="Baseline">Median of the baseline's rounds.</param>
/// <param name="BaselineName">What the baseline is.</param>
/// <param name="Goal">A time or a size must not be above it, a rate or a share not below; null where the figure is for information.</param>
internal sealed record Figure(string Metric, double Value, double Baseline, string BaselineName, double? Goal)
{
    public const string PerSecond = "per-second";

    public const string Percent = "percent";

    public const string Megabytes = "MB";

    public const string Seconds = "s";

    private const string Milliseconds = "ms";

    /// <summary>Milliseconds, unless it is a rate or memory.</summary>
    public string Unit { get; init; } = Milliseconds;

    public bool IsOk => Goal is null || (Unit is PerSecond or Percent ? Value >= Goal : Value <= Goal);
}

/// <summary>Writes the figures for people, then for machines.</summary>
internal static class Report
{
    public static async Task WriteAsync(TextWriter output, string benchmark, IReadOnlyList<Figure> figures)
    {
        foreach (var figure in figures)
        {
            await output.WriteLineAsync(Invariant($"{figure.Metric,-24} {figure.Value,13:0.00} {figure.Unit}   {figure.Baseline,13:0.00} {figure.Unit}  {figure.BaselineName}"));
        }

        foreach (var figure in figures)
        {
            var goal = figure.Goal is { } limit ? limit.ToString("0.##", CultureInfo.InvariantCulture) : "none";
            var ratio = figure.Baseline > 0 ? figure.Value / figure.Baseline : 0;
            await output.WriteLineAsync(Invariant(
                $"RESULT bench={benchmark} metric={figure.Metric} value={figure.Value:0.00} unit={figure.Unit} baseline={figure.Baseline:0.00} ratio={ratio:0.00} goal={goal} {(figure.IsOk ? "ok" : "short")}"));
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
