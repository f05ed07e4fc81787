using System.Collections.Frozen;
using EnrollmentPortal.Application.Assessments;
using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Prices;

namespace EnrollmentPortal.Benchmarks;

/// <summary>The engine against a look-up of standard and subsidy in a table, and the batch file against reading and writing it without the engine.</summary>
/// <remarks>One thread and no database; what a look-up leaves out (dates, refusals, clauses, entitlements) is what the engine is for.</remarks>
internal static class AssessBenchmark
{
    private const int Assessments = 200_000;
    private const int DefaultRows = 100_000;
    private const double GoalAssessments = 1_000_000;

    // A hundred thousand rows in five seconds.
    private const double GoalRows = 20_000;

    public static async Task<IReadOnlyList<Figure>> RunAsync(BenchOptions options, TextWriter output)
    {
        var mix = AssessMix.Of(PlanLibrary.BuiltIn);
        await output.WriteLineAsync($"{mix.Count} questions: {AssessMix.Description}");
        return [await EngineAsync(mix), await FileAsync(mix, options.Size ?? DefaultRows), .. await AskedPeople.MeasureAsync(output)];
    }

    private static async Task<Figure> EngineAsync(IReadOnlyList<AssessQuestion> mix)
    {
        var table = PriceTable(mix);
        var (engine, lookup) = await Rounds.AlternateAsync(
            1,
            _ => Loop(mix, static question => Assessor.Assess(question.Plan, question.Applicant, question.Tier, question.PaidOn).SelfPay?.Fen ?? 0),
            _ => Loop(mix, question => table[question.PriceKey]));
        return Rate("assessments", Assessments, engine, lookup, "look-up in a price table", GoalAssessments);
    }

    private static async Task<Figure> FileAsync(IReadOnlyList<AssessQuestion> mix, int rows)
    {
        var file = AssessMix.File(mix, rows);
        var calculator = new BatchCalculator(PlanLibrary.BuiltIn, new BatchLanguage("zh", error => error.Code));
        var (priced, copied) = await Rounds.AlternateAsync(
            1,
            async _ =>
            {
                var counts = await calculator.RunAsync(new MemoryStream(file), Stream.Null, format: null, sample: null, CancellationToken.None);
                if (counts.Value.Rows != rows || counts.Value.Errors > 0)
                {
                    throw new InvalidOperationException("The batch file was not read as it was made.");
                }
            },
            _ => AssessMix.CopyAsync(file));
        return Rate("batch-rows", rows, priced, copied, "reading and writing the rows alone", GoalRows);
    }

    private static Figure Rate(string metric, int operations, Latency subject, Latency baseline, string name, double goal) =>
        new(metric, operations / subject.Half * 1000, operations / baseline.Half * 1000, name, goal) { Unit = Figure.PerSecond };

    private static Task Loop(IReadOnlyList<AssessQuestion> mix, Func<AssessQuestion, long> price)
    {
        long sum = 0;
        for (var index = 0; index < Assessments; index++)
        {
            sum += price(mix[index % mix.Count]);
        }

        // Used, so that no compiler leaves the work out.
        return sum > 0 ? Task.CompletedTask : throw new InvalidOperationException("Nobody pays anything.");
    }

    private static FrozenDictionary<(int Plan, string Tier, string Category), long> PriceTable(IReadOnlyList<AssessQuestion> mix) => mix
        .GroupBy(question => question.PriceKey)
        .ToFrozenDictionary(same => same.Key, same => PriceOf(same.First()));

    private static long PriceOf(AssessQuestion question)
    {
        var subsidy = question.Plan.FindCategory(question.PriceKey.Category)?.CellFor(question.Tier).Amount.Fen ?? 0;
        return question.Plan.FindTier(question.Tier)!.Standard.Amount.Fen - subsidy;
    }
}
