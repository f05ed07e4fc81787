using System.Globalization;
using System.Resources;
using System.Runtime.InteropServices;
using EnrollmentPortal.Application.Assessments;
using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Web.Components;

namespace EnrollmentPortal.Web.Hosting;

/// <summary><c>portal assess</c>: prices every row of a file by the built-in plans, without a database.</summary>
internal static class AssessCommand
{
    private const int SomeRowsUnread = 2;
    private const string Usage = "usage: assess --in FILE --out FILE";

    private static readonly ResourceManager Texts = new(typeof(ErrorTexts));

    // The program speaks English to administrators; the file is for clerks and follows the system's language.
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    /// <returns>0 when every row was read, 2 when one was not.</returns>
    /// <exception cref="CommandLineException">The file as a whole cannot be read or written.</exception>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output)
    {
        var (from, to) = FilesOf(args);
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        var counts = await ComputeAsync(from, to, stop.Token);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{counts.Rows} rows: {counts.Accepted} accepted, {counts.Refused} refused, {counts.Review} for review, {counts.Errors} errors"));
        return counts.Errors == 0 ? 0 : SomeRowsUnread;

        void Stop(PosixSignalContext signal)
        {
            // Not ended at once: the unfinished file is removed first.
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    private static async Task<BatchCounts> ComputeAsync(string from, string to, CancellationToken cancellationToken)
    {
        try
        {
            await using var input = File.OpenRead(from);
            if (!input.CanSeek)
            {
                throw new CommandLineException($"'{from}' is a stream; --in needs a file");
            }

            await using var result = ResultFile.Create(to);
            var calculator = new BatchCalculator(PlanLibrary.BuiltIn, new BatchWords(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, error => Sentence(error, CultureInfo.CurrentUICulture)));
            var counts = calculator.Run(input, result.Content, FormatOf(to), sample: null, cancellationToken);
            if (counts.IsError)
            {
                throw new CommandLineException($"'{from}' cannot be read: {Sentence(counts.Error, English)}");
            }

            await result.CompleteAsync();
            return counts.Value;
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

    // The name that the user gives says what he wants; a name without an ending gets what was read.
    private static TableFormat? FormatOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".xlsx" => TableFormat.Xlsx,
        ".csv" or ".txt" or ".tsv" => TableFormat.Csv,
        _ => null,
    };

    private static string Sentence(Error error, CultureInfo culture) =>
        Texts.GetString(error.Code, culture) is { } text ? string.Format(culture, text, ErrorTexts.Filling(error, ", ")) : error.Code;

    private static (string From, string To) FilesOf(IReadOnlyList<string> args) => args switch
    {
        ["--in", var from, "--out", var to] => (from, to),
        ["--out", var to, "--in", var from] => (from, to),
        _ => throw new CommandLineException(Usage),
    };
}
