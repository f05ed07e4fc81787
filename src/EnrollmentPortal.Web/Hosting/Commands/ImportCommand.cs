using System.Globalization;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Imports.Apply;
using EnrollmentPortal.Application.Imports.Check;
using EnrollmentPortal.Application.Imports.Review;
using EnrollmentPortal.Application.Imports.Upload;
using EnrollmentPortal.Application.Jobs;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Jobs;
using EnrollmentPortal.Web.Features.Imports;
using Microsoft.Extensions.Localization;

namespace EnrollmentPortal.Web.Hosting.Commands;

/// <summary><c>portal import</c>: a list of people into the registry, by the use cases of the pages. Ended in the middle, it goes on with <c>--continue</c>.</summary>
internal sealed class ImportCommand(CommandSession session, Actor actor, TextWriter output)
{
    private const int SomeRowsLeft = 2;
    private const string Usage = "usage: import --unit CODE (--in FILE | --continue ID) [--check-only] [--errors FILE] [--data DIR]";
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromMilliseconds(300);

    /// <returns>0 when every row is on the books, or would be; 2 when some are left to somebody's decision or correction.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output)
    {
        var options = CommandOptions.Parse(args, ["--unit", "--in", "--continue", "--errors", "--data"], ["--check-only"], Usage);
        if (options.Find("--in") is null == options.Find("--continue") is null)
        {
            throw new CommandLineException(Usage);
        }

        var actor = CommandSession.ActorIn(options["--unit"], "import");
        await using var session = await CommandSession.OpenAsync(options.DataFolder);
        try
        {
            return await new ImportCommand(session, actor, output).RunAsync(options);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new CommandLineException(problem.Message);
        }
        catch (OperationCanceledException)
        {
            throw new CommandLineException("stopped; go on with --continue");
        }
    }

    private async Task<int> RunAsync(CommandOptions options)
    {
        var import = options.Find("--continue") is { } id
            ? Guid.TryParse(id, out var known) ? known : throw new CommandLineException($"'{id}' is no import")
            : await UploadAsync(options["--in"]);
        var view = await WorkAsync(import);
        if (view.State == ImportState.Uploaded)
        {
            view = await CheckAsync(view);
        }

        if (view.State == ImportState.Checked && !options.Has("--check-only"))
        {
            CommandSession.Expect(await session.Get<ApplyImport>().ExecuteAsync(import, actor, session.Stopped));
            view = await WorkAsync(import);
        }

        return await TellAsync(view, options.Find("--errors"));
    }

    private async Task<Guid> UploadAsync(string path)
    {
        await using var file = File.OpenRead(path);
        var import = CommandSession.Expect(await session.Get<UploadImport>().ExecuteAsync(new PopulationUpload(file, Path.GetFileName(path)), actor, session.Stopped));
        await output.WriteLineAsync($"import {import}");
        return import;
    }

    // The columns as their names tell; nobody is there to choose others.
    private async Task<ImportView> CheckAsync(ImportView view)
    {
        var choice = new ImportChoice(view.Mapping, view.Overwrites);
        CommandSession.Expect(await session.Get<CheckImport>().ExecuteAsync(view.Id, choice, actor, session.Stopped));
        return await WorkAsync(view.Id);
    }

    // The portal may be running and take the job up first; then its end is waited for.
    private async Task<ImportView> WorkAsync(Guid import)
    {
        while (true)
        {
            var view = CommandSession.Expect(await session.Get<OpenImport>().ExecuteAsync(import, actor, session.Stopped));
            switch (view.Job?.State)
            {
                case JobState.Waiting or JobState.Running:
                    if (!await session.Get<JobRunner>().RunNextAsync(session.Stopped))
                    {
                        await Task.Delay(RefreshInterval, session.Stopped);
                    }

                    break;
                case JobState.Failed:
                    throw new CommandLineException(CommandSession.Sentence(view.Job.Error!, CultureInfo.GetCultureInfo("en")));
                default:
                    return view;
            }
        }
    }

    private async Task<int> TellAsync(ImportView view, string? errors)
    {
        var counts = view.Counts ?? throw new CommandLineException("the import was cancelled");
        var left = counts.Faulty + counts.Ambiguous;
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{counts.Rows} rows: {counts.New} new, {counts.Changed} changed, {counts.Moved} moved, {counts.Same} the same, {counts.Ambiguous} for review, {counts.Faulty} faulty; {counts.Households} new households; {(view.State == ImportState.Applied ? "applied" : "checked only")}"));
        if (left > 0 && errors is not null)
        {
            await WriteErrorsAsync(view.Id, errors);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{left} rows with their reasons: {errors}"));
        }

        return left > 0 ? SomeRowsLeft : 0;
    }

    private async Task WriteErrorsAsync(Guid import, string path)
    {
        var texts = session.Get<IStringLocalizer<ImportTexts>>();
        var words = new ImportErrorLanguage(texts["Reason"], texts["ErrorSuffix"], error => CommandSession.Sentence(error, CultureInfo.CurrentUICulture));
        var id = CommandSession.Expect(await session.Get<WriteImportErrors>().ExecuteAsync(import, words, actor, session.Stopped));
        await using var result = ResultFile.Create(path);
        await using (var file = File.OpenRead(session.Get<FileStore>().Find(id, actor.UserId)!.Path))
        {
            await file.CopyToAsync(result.Content, session.Stopped);
        }

        await result.CompleteAsync();
    }
}
