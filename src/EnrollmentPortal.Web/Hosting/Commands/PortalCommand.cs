using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Persistence.Embedded;
using EnrollmentPortal.Application.Registry.IdNumbers;

namespace EnrollmentPortal.Web.Hosting.Commands;

/// <summary>The command line of the program: the verb, then its options.</summary>
internal static class PortalCommand
{
    private const int Refused = 1;

    /// <returns>The exit status.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var (verb, rest) = args is [var first, .. var others] ? (first, others) : ("up", []);
        try
        {
            return verb switch
            {
                "up" => await UpCommand.RunAsync(UpOptions.Parse(rest)),
                "admin" => await AdminCommand.RunAsync(rest, Console.Out),
                "assess" => await AssessCommand.RunAsync(rest, Console.Out),
                "export" => await ExportCommand.RunAsync(rest, Console.Out),
                "import" => await ImportCommand.RunAsync(rest, Console.Out),
                "verify" => await VerifyCommand.RunAsync(rest, Console.Out),
                _ => Refuse($"unknown command '{verb}'; known: up, admin, assess, export, import, verify"),
            };
        }
        catch (Exception problem) when (problem is CommandLineException or EmbeddedPostgresException or SchemaException or IdNumberKeyException)
        {
            return Refuse(problem.Message);
        }
    }

    private static int Refuse(string reason)
    {
        Console.Error.WriteLine($"portal: {reason}");
        return Refused;
    }
}

/// <summary>What the user asked for cannot be done; the message says why in one line.</summary>
internal sealed class CommandLineException(string message) : Exception(message);
