using EnrollmentPortal.Application.Assessments;
using EnrollmentPortal.Application.Assessments.AtDesk;
using EnrollmentPortal.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace EnrollmentPortal.Application.Tests.Assessments;

/// <summary>What a desk made of a batch file. The reason of a row that it did not price is the code of the error.</summary>
internal sealed record ADeskRun(
    AtDeskCounts Counts, IReadOnlyList<IReadOnlyDictionary<string, string>> Rows, IReadOnlyList<IReadOnlyDictionary<string, string>> Questions)
{
    private static readonly BatchLanguage Words = new("zh", error => error.Code);

    public static async Task<ADeskRun> OfAsync(TestPortal portal, byte[] file)
    {
        using var results = new MemoryStream();
        using var questions = new MemoryStream();
        var counts = await portal.Services.GetRequiredService<AssessAtDesk>().RunAsync(
            new MemoryStream(file), new AtDeskOutput(results, null, questions), Words, CancellationToken.None);
        return new ADeskRun(counts.Value, ABatch.RowsOf(results.ToArray()), ABatch.RowsOf(questions.ToArray()));
    }
}
