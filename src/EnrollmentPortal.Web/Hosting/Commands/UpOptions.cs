using System.Globalization;
using EnrollmentPortal.Application.Demonstration;

namespace EnrollmentPortal.Web.Hosting.Commands;

/// <summary>The options of <c>up</c>.</summary>
/// <param name="Port">TCP port on all addresses; 0 takes a free one on the loopback.</param>
/// <param name="DataFolder">Cluster, keys and logs.</param>
/// <param name="Population">How many synthetic people the demonstration tenants get; null where nobody asked.</param>
/// <param name="IsReal">A new installation is to be a real one.</param>
internal sealed record UpOptions(int Port, string DataFolder, PopulationSize? Population, bool IsReal)
{
    public static UpOptions Parse(IReadOnlyList<string> args)
    {
        var options = new UpOptions(5080, Path.Combine(Environment.CurrentDirectory, "data"), Population: null, IsReal: false);
        for (var index = 0; index < args.Count; index++)
        {
            options = args[index] switch
            {
                "--port" => options with { Port = PortOf(ValueAt(args, ++index)) },
                "--data" => options with { DataFolder = Path.GetFullPath(ValueAt(args, ++index)) },
                "--population" => options with { Population = SizeOf(ValueAt(args, ++index)) },
                "--no-demo" => options with { IsReal = true },
                var unknown => throw new CommandLineException($"unknown option '{unknown}'; known: --port N, --data DIR, --population small|printed|none, --no-demo"),
            };
        }

        return options is { IsReal: true, Population: not null }
            ? throw new CommandLineException("--population is of the demonstration; --no-demo leaves it out")
            : options;
    }

    private static string ValueAt(IReadOnlyList<string> args, int index) =>
        index < args.Count ? args[index] : throw new CommandLineException($"option '{args[index - 1]}' needs a value");

    private static int PortOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535
            ? port
            : throw new CommandLineException($"'{text}' is no port number");

    private static PopulationSize SizeOf(string text) => text switch
    {
        "small" => PopulationSize.Small,
        "printed" => PopulationSize.Printed,
        "none" => PopulationSize.None,
        _ => throw new CommandLineException($"population '{text}' is not small, printed or none"),
    };
}
