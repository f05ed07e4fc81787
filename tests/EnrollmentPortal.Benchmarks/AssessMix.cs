using System.Globalization;
using System.Text;
using CsvHelper;
using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Plans;

namespace EnrollmentPortal.Benchmarks;

/// <summary>One person who asks for one price.</summary>
/// <param name="Circumstances">As files write them; <paramref name="Applicant"/> holds them already read.</param>
internal sealed record AssessQuestion(Plan Plan, string Tier, Applicant Applicant, string Circumstances, DateOnly PaidOn)
{
    /// <summary>What a price table could be asked.</summary>
    public (int Plan, string Tier, string Category) PriceKey { get; } =
        (RuntimeId(Plan), Tier, Applicant.Identities.Count > 0 ? Applicant.Identities[0] : string.Empty);

    private static int RuntimeId(Plan plan) => HashCode.Combine(plan.Unit.Value, plan.CoverageYear);
}

/// <summary>People in about the shares that a county has, over all plans, tiers and windows; the same ones at every run.</summary>
internal static class AssessMix
{
    public const string Description = "84 % ordinary, 10 % one identity, 2 % two, 2 % newborns, 2 % insured elsewhere; one in ten pays after the first window";

    private const int People = 10_000;
    private const string Header = "case_id,plan,campaign_year,tier,born_on,identities,circumstances,paid_on\n";

    public static IReadOnlyList<AssessQuestion> Of(PlanLibrary library)
    {
        // A fixed seed: figures of two runs are about the same people.
#pragma warning disable CA5394 // invented people need no secure numbers
        var random = new Random(20240101);
        return [.. Enumerable.Range(0, People).Select(index => Ask(library.All[index % library.All.Count], random.Next(100), random))];
    }

    /// <summary>The people as a file with as many rows as asked for.</summary>
    public static byte[] File(IReadOnlyList<AssessQuestion> mix, int rows)
    {
        var text = new StringBuilder(Header);
        for (var index = 0; index < rows; index++)
        {
            var question = mix[index % mix.Count];
            text.Append(CultureInfo.InvariantCulture, $"{index},{question.Plan.Unit},{question.Plan.CoverageYear},{question.Tier},{question.Applicant.BornOn:yyyy-MM-dd},")
                .Append(CultureInfo.InvariantCulture, $"{string.Join(';', question.Applicant.Identities)},{question.Circumstances},{question.PaidOn:yyyy-MM-dd}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Reads every cell and writes it back, as any program has to that answers row by row.</summary>
    public static async Task CopyAsync(byte[] file)
    {
        using var parser = new CsvParser(new StreamReader(new MemoryStream(file)), CultureInfo.InvariantCulture);
        await using var writer = new CsvWriter(new StreamWriter(Stream.Null), CultureInfo.InvariantCulture);
        while (await parser.ReadAsync())
        {
            for (var place = 0; place < parser.Count; place++)
            {
                writer.WriteField(parser[place]);
            }

            await writer.NextRecordAsync();
        }
    }

    private static AssessQuestion Ask(Plan plan, int dice, Random random)
    {
        var tier = plan.Tiers[random.Next(plan.Tiers.Length)].Key;
        var window = plan.Windows[random.Next(10) == 0 ? random.Next(plan.Windows.Length) : 0];
        var paidOn = window.Days.From.AddDays(random.Next(window.Days.Days));
        var circumstances = dice switch
        {
            >= 96 and < 98 => string.Create(CultureInfo.InvariantCulture, $"event=newborn;event_on={paidOn.AddDays(-random.Next(60)):yyyy-MM-dd}"),
            >= 98 => "insured_elsewhere=employee",
            _ => string.Empty,
        };
        var applicant = new Applicant
        {
            BornOn = dice is >= 96 and < 98 ? null : new DateOnly(1940 + random.Next(80), 1 + random.Next(12), 1),
            Identities = [.. Enumerable.Range(0, dice switch { < 84 => 0, < 94 => 1, < 96 => 2, _ => 0 }).Select(_ => plan.Categories[random.Next(plan.Categories.Count)].Name).Distinct()],
            Circumstances = CircumstancesText.Parse(circumstances).Value,
        };
        return new AssessQuestion(plan, tier, applicant, circumstances, paidOn);
    }
#pragma warning restore CA5394
}
