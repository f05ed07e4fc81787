using System.Globalization;
using System.Resources;
using System.Runtime.InteropServices;
using EnrollmentPortal.Application.Assessments;
using EnrollmentPortal.Application.Assessments.AtDesk;
using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Web.Components;

namespace EnrollmentPortal.Web.Hosting.Commands;

/// <summary><c>portal assess</c>: prices every row of a file by the built-in plans; without a database, or at the desk of a throw-away county.</summary>
internal static class AssessCommand
{
    private const int SomeRowsUnread = 2;

    private static readonly ResourceManager Texts = new(typeof(ErrorTexts));

    // The program speaks English to administrators; the file is for clerks and follows the system's language.
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    /// <returns>0 when every row was read, 2 when one was not.</returns>
    /// <exception cref="CommandLineException">The file as a whole cannot be read or written.</exception>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output)
    {
        var options = AssessOptions.Parse(args);
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        var counts = await ComputeAsync(options, stop.Token);
        var priced = counts.Priced;
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{priced.Rows} rows: {priced.Accepted} accepted, {priced.Refused} refused, {priced.Review} for review, {priced.Errors} errors"));
        if (options.AtDesk)
        {
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{counts.NotAtDesk} not at a desk: {counts.NoPayment} without a day of payment, {counts.IdentityChanges} changes of identity, {counts.Exempt} insured otherwise or in service, {counts.NotHappened} with an event to come"));
        }

        return priced.Errors == 0 ? 0 : SomeRowsUnread;

        void Stop(PosixSignalContext signal)
        {
            // Not ended at once: the unfinished file is removed first.
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    private static async Task<AtDeskCounts> ComputeAsync(AssessOptions options, CancellationToken cancellationToken)
    {
        try
        {
            await using var input = File.OpenRead(options.In);
            if (!input.CanSeek)
            {
                throw new CommandLineException($"'{options.In}' is a stream; --in needs a file");
            }

            await using var result = ResultFile.Create(options.Out);
            await using var asked = options.Asked is { } path ? ResultFile.Create(path) : null;
            var output = new AtDeskOutput(result.Content, FormatOf(options.Out), asked?.Content);
            var counts = options.AtDesk ? await AtDeskAsync(input, output, cancellationToken) : await ByPlansAsync(input, output, cancellationToken);
            if (counts.IsError)
            {
                throw new CommandLineException($"'{options.In}' cannot be read: {Sentence(counts.Error, English)}");
            }

            await result.CompleteAsync();
            await (asked?.CompleteAsync() ?? Task.CompletedTask);
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

    private static async Task<Result<AtDeskCounts>> ByPlansAsync(Stream input, AtDeskOutput output, CancellationToken cancellationToken)
    {
        var counts = await new BatchCalculator(PlanLibrary.BuiltIn, Words()).RunAsync(input, output.Results, output.Format, sample: null, cancellationToken);
        return counts.IsError ? counts.Error : new AtDeskCounts(counts.Value, 0, 0, 0, 0);
    }

    private static async Task<Result<AtDeskCounts>> AtDeskAsync(Stream input, AtDeskOutput output, CancellationToken cancellationToken)
    {
        await using var portal = await ThrowAwayPortal.StartAsync(cancellationToken);
        return await portal.Get<AssessAtDesk>().RunAsync(input, output, Words(), cancellationToken);
    }

    private static BatchLanguage Words() =>
        new(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, error => Sentence(error, CultureInfo.CurrentUICulture));

    // The name that the user gives says what they want; a name without an ending gets what was read.
    private static TableFormat? FormatOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".xlsx" => TableFormat.Xlsx,
        ".csv" or ".txt" or ".tsv" => TableFormat.Csv,
        _ => null,
    };

    private static string Sentence(Error error, CultureInfo culture) =>
        Texts.GetString(error.Code, culture) is { } text ? string.Format(culture, text, ErrorTexts.Filling(error, ", ")) : error.Code;
}
