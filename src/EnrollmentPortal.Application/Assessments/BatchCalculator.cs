using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Application.Assessments;

/// <summary>Prices every row of a workbook or text file, in the order of the file and in bounded memory.</summary>
/// <remarks>It reads no person of the register and needs no database: everything that counts stands in the row and in the plans.</remarks>
public sealed class BatchCalculator(PlanLibrary library, BatchLanguage words)
{
    /// <summary>Reads and computes; a row that cannot be read is written as an error and the others are still computed.</summary>
    /// <param name="input">A workbook, or text in UTF-8 or GB18030; can seek, because the encoding shows only at the end.</param>
    /// <param name="output">Gets the results. It is unfinished, and worth nothing, when the result is an error.</param>
    /// <param name="format">What is written; null writes what was read.</param>
    /// <param name="sample">Gets the first rows, where somebody wants to look at them.</param>
    /// <param name="cancellationToken">Ends the reading, wherever it is.</param>
    /// <returns>The counts, or why the file as a whole cannot be read.</returns>
    public async Task<Result<BatchCounts>> RunAsync(
        Stream input, Stream output, TableFormat? format, BatchSample? sample, CancellationToken cancellationToken)
    {
        var opened = BatchRows.Open(input, cancellationToken);
        if (opened.IsError)
        {
            return opened.Error;
        }

        using var rows = opened.Value;
        await using var table = await TableWriter.OpenAsync(output, format ?? rows.Format, words.SheetName, cancellationToken, rows.IsPlainText);
        return await ComputeAsync(rows, new BatchWriter(table, words, sample, cancellationToken), cancellationToken);
    }

    private async Task<Result<BatchCounts>> ComputeAsync(BatchRows rows, BatchWriter writer, CancellationToken cancellationToken)
    {
        await writer.WriteHeaderAsync();
        var counts = default(BatchCounts);
        while (rows.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            counts = counts.With(await ComputeAsync(rows.Current, writer));
        }

        return rows.Problem is { } problem ? problem : counts;
    }

    private async ValueTask<Verdict?> ComputeAsync(BatchRow row, BatchWriter writer)
    {
        var question = BatchCase.Read(row, library);
        if (question.IsError)
        {
            await writer.WriteAsync(row[BatchColumn.CaseId], question.Error);
            return null;
        }

        var assessment = Assessor.Assess(question.Value.Plan, question.Value.Applicant, question.Value.Tier, question.Value.PaidOn);
        await writer.WriteAsync(row[BatchColumn.CaseId], assessment);
        return assessment.Verdict;
    }
}
