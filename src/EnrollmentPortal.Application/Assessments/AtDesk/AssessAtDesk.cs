using EnrollmentPortal.Application.Facts;
using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Assessments.AtDesk;

/// <summary>Prices every row of a batch file as a desk would: by a person on the books, the recorded facts and the desk's own use case.</summary>
/// <remarks>The proof that the desk says what the calculator says. It fills the database with invented counties: only on one of its own.</remarks>
public sealed class AssessAtDesk(DeskCounties counties, DeskVisit visit)
{
    /// <summary>Reads, registers and prices; a row that cannot be read, or that the register refuses, is written as an error.</summary>
    /// <param name="input">A workbook or text; can seek.</param>
    /// <param name="output">Where the results go, and the questions.</param>
    /// <param name="words">The language of the reasons.</param>
    /// <param name="cancellationToken">Ends between two rows.</param>
    /// <returns>The counts, or why the file as a whole cannot be read.</returns>
    public async Task<Result<AtDeskCounts>> RunAsync(Stream input, AtDeskOutput output, BatchLanguage words, CancellationToken cancellationToken)
    {
        var opened = BatchRows.Open(input, cancellationToken);
        if (opened.IsError)
        {
            return opened.Error;
        }

        using var rows = opened.Value;
        await using var table = await TableWriter.OpenAsync(output.Results, output.Format ?? rows.Format, words.SheetName, cancellationToken, rows.IsPlainText);
        await using var asked = output.Questions is null ? null : await TableWriter.OpenAsync(output.Questions, TableFormat.Csv, words.SheetName, cancellationToken, rows.IsPlainText);
        var writer = new BatchWriter(table, words, sample: null, cancellationToken);
        var questions = new QuestionWriter(asked, words.Language, cancellationToken);
        await writer.WriteHeaderAsync();
        await questions.WriteHeaderAsync();
        var counts = default(AtDeskCounts);
        while (rows.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            counts = await PriceAsync(rows.Current, counts, new Writers(writer, questions), cancellationToken);
        }

        return rows.Problem is { } problem ? problem : counts;
    }

    private async Task<AtDeskCounts> PriceAsync(BatchRow row, AtDeskCounts counts, Writers writers, CancellationToken cancellationToken)
    {
        var caseId = row[BatchColumn.CaseId];
        var priced = await PriceAsync(row, cancellationToken);
        if (priced.IsError)
        {
            if (IsNotAtDesk(priced.Error))
            {
                await writers.Results.WriteNotAtDeskAsync(caseId, priced.Error);
                return counts.WithNotAtDesk(priced.Error);
            }

            await writers.Results.WriteAsync(caseId, priced.Error);
            return counts with { Priced = counts.Priced.With(null) };
        }

        var (reading, tier) = priced.Value;
        var quote = reading.QuoteOf(tier)!;
        await writers.Results.WriteAsync(caseId, quote);
        await writers.Questions.WriteAsync(caseId, reading.Questions);
        return counts with { Priced = counts.Priced.With(quote.Verdict) };
    }

    private async Task<Result<(DeskReading Reading, string? Tier)>> PriceAsync(BatchRow row, CancellationToken cancellationToken)
    {
        var question = BatchCase.Read(row, PlanLibrary.BuiltIn);
        var person = question.IsError ? question.Error : DeskCase.Of(row, question.Value);
        if (person.IsError)
        {
            return person.Error;
        }

        var asked = person.Value;
        var village = await counties.OpenAsync(asked.Unit, asked.Plan.CoverageYear, asked.Today, cancellationToken);
        var reading = await visit.ComeAsync(asked, village, cancellationToken);
        if (reading.IsError)
        {
            return reading.Error;
        }

        if (reading.Value.Member.Exempt is not null)
        {
            return AtDeskErrors.Exempt;
        }

        return reading.Value.Member.Quotes.Count == 0 ? AtDeskErrors.NoPlanYet : (reading.Value, asked.Tier);
    }

    private static bool IsNotAtDesk(Error why) =>
        why == AtDeskErrors.NoPayment || why == AtDeskErrors.IdentityChange || why == AtDeskErrors.Exempt || why == FactErrors.NotHappenedYet;

    private sealed record Writers(BatchWriter Results, QuestionWriter Questions);
}

/// <summary>Where the results of a run go.</summary>
/// <param name="Results">Gets a row for every row.</param>
/// <param name="Format">What is written; null writes what was read.</param>
/// <param name="Questions">Gets, as text, what the desk asked; null where nobody wants to know.</param>
public sealed record AtDeskOutput(Stream Results, TableFormat? Format, Stream? Questions);
