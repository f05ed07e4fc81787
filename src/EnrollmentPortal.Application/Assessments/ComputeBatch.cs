using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans.Reading;
using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Assessments;

/// <summary>A file to price.</summary>
/// <param name="Input">As it was uploaded; can seek.</param>
/// <param name="FileName">Its name on the user's computer; the result is called after it.</param>
/// <param name="Words">The language of the reasons.</param>
/// <param name="Sample">Gets the first rows while the work goes on.</param>
public sealed record BatchUpload(Stream Input, string FileName, BatchLanguage Words, BatchSample Sample);

/// <summary>What a batch came to.</summary>
/// <param name="FileId">Under which the results lie on the shelf.</param>
public sealed record BatchOutcome(BatchCounts Counts, Guid FileId, string FileName);

/// <summary>批量测算: prices the rows of a clerk's spreadsheet by the plans that the clerk's county has published, and by the built-in ones for other units.</summary>
public sealed class ComputeBatch(Database database, FileStore shelf) : IUseCase
{
    public static Grant Requires => Grant.ReadPlan;

    /// <returns>The counts and the priced file, or what makes the file unreadable: one of <see cref="Tables.TableErrors"/> or <see cref="BatchErrors"/>.</returns>
    public async Task<Result<BatchOutcome>> ExecuteAsync(BatchUpload command, Actor actor, CancellationToken cancellationToken)
    {
        actor.Authorize(Requires);
        var library = new PlanLibrary(await DocumentsAsync(actor, cancellationToken));
        await using var output = shelf.Begin();
        var calculator = new BatchCalculator(library, command.Words);
        var counts = await RunAsync(calculator, command, output, cancellationToken);
        if (counts.IsError)
        {
            File.Delete(output.Name);
            return counts.Error;
        }

        var ending = FileKindReader.Of(output) == FileKind.Zip ? ".xlsx" : ".csv";
        var name = $"{Path.GetFileNameWithoutExtension(UploadedName.Of(command.FileName))}-{command.Words.SheetName}{ending}";
        return new BatchOutcome(counts.Value, shelf.Offer(output.Name, name, actor.UserId), name);
    }

    private static async Task<Result<BatchCounts>> RunAsync(BatchCalculator calculator, BatchUpload command, FileStream output, CancellationToken cancellationToken)
    {
        try
        {
            return await calculator.RunAsync(command.Input, output, format: null, command.Sample, cancellationToken);
        }
        catch
        {
            // A user who has left the page fetches nothing.
            File.Delete(output.Name);
            throw;
        }
    }

    private async Task<IReadOnlyList<PlanText>> DocumentsAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var published = await work.EffectivePlans().ToListAsync(cancellationToken);
        var documents = PlanLibrary.BuiltInDocuments.ToDictionary(document => document.Label);
        foreach (var newest in published.GroupBy(version => (version.OrgCode, version.CoverageYear)).Select(versions => versions.MaxBy(version => version.Version)!))
        {
            var label = $"{newest.OrgCode}/{newest.CoverageYear}";
            documents[label] = new PlanText(label, newest.Document);
        }

        return [.. documents.Values];
    }
}
