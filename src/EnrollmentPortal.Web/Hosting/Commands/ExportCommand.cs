using System.Globalization;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.CoverageYears;
using EnrollmentPortal.Application.Exports;
using EnrollmentPortal.Application.Imports.Review;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Web.Features.Exports;
using Microsoft.Extensions.Localization;

namespace EnrollmentPortal.Web.Hosting.Commands;

/// <summary><c>portal export</c>: a list as a file, by the use case of the page.</summary>
internal static class ExportCommand
{
    private static readonly string Usage =
        $"usage: export --unit CODE --list NAME --out FILE [--reason TEXT] [--category NAME] [--roster ID] [--import ID] [--kind NAME] [--declaration ID] [--data DIR]; lists: {string.Join(", ", Enum.GetNames<ListName>())}";

    /// <returns>0; whatever is refused ends the program with one line.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output)
    {
        var options = CommandOptions.Parse(args, ["--unit", "--list", "--out", "--reason", "--category", "--roster", "--import", "--kind", "--declaration", "--data"], [], Usage);
        if (!Enum.TryParse<ListName>(options["--list"], ignoreCase: true, out var list) || !Enum.IsDefined(list))
        {
            throw new CommandLineException(Usage);
        }

        var actor = Allowed(CommandSession.ActorIn(options["--unit"], "export"), list);
        await using var session = await CommandSession.OpenAsync(options.DataFolder);
        try
        {
            var exported = await ExportAsync(session, options, list, actor);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{exported.Rows} rows: {options["--out"]}"));
            return 0;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new CommandLineException(problem.Message);
        }
        catch (OperationCanceledException)
        {
            throw new CommandLineException("stopped; nothing was written");
        }
    }

    private static async Task<ExportedList> ExportAsync(CommandSession session, CommandOptions options, ListName list, Actor actor)
    {
        await using var result = ResultFile.Create(options["--out"]);
        var request = new ListRequest(list, actor.Scope.Unit, options.Find("--category"), IdOf(options, "--roster"))
        {
            Review = IdOf(options, "--import") is { } import ? new ImportReviewQuery(import) : null,
            Renewal = Enum.TryParse<RenewalKind>(options.Find("--kind"), ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null,
            Declaration = IdOf(options, "--declaration"),
        };
        var words = new ListFormatter(session.Get<IStringLocalizerFactory>(), session.Get<TimeProvider>()).For(list, actor);
        var command = new ExportListCommand(request, FormatOf(options["--out"]), options.Find("--reason"), words);
        var exported = CommandSession.Expect(await session.Get<ExportList>().ExecuteAsync(command, actor, session.Stopped));
        await using (var file = File.OpenRead(session.Get<FileStore>().Find(exported.FileId, actor.UserId)!.Path))
        {
            await file.CopyToAsync(result.Content, session.Stopped);
        }

        await result.CompleteAsync();
        return exported;
    }

    private static Guid? IdOf(CommandOptions options, string name) => Guid.TryParse(options.Find(name), out var id) ? id : null;

    // Some lists are an auditor's alone.
    private static Actor Allowed(Actor actor, ListName list) => actor.Has(list.Requires()) ? actor : actor with { Role = Role.Auditor };

    private static TableFormat FormatOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".xlsx" => TableFormat.Xlsx,
        ".csv" => TableFormat.Csv,
        _ => throw new CommandLineException($"'{path}' ends neither in .xlsx nor in .csv"),
    };
}
