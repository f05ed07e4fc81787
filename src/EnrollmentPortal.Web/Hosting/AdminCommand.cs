using System.Globalization;
using EnrollmentPortal.Application.Households;
using Npgsql;

namespace EnrollmentPortal.Web.Hosting;

/// <summary><c>portal admin</c>: what is done to an installation from the command line.</summary>
internal static class AdminCommand
{
    private const string Usage = "usage: admin rotate-keys [--data DIR]";

    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output)
    {
        var dataFolder = DataFolder(args);
        var server = await DatabaseServer.OpenAsync(dataFolder, CancellationToken.None);
        try
        {
            var services = new ServiceCollection();
            services.AddLogging();
            services.AddPortalApplication(server.Connections, dataFolder);
            await using var provider = services.BuildServiceProvider();
            await IdNumberKeyCheck.RunAsync(
                provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<IdNumberKeys>(), CancellationToken.None);
            return await RotateAsync(provider.GetRequiredService<RotateIdNumberKeys>(), output);
        }
        finally
        {
            await server.ReleaseAsync();
        }
    }

    // Interrupted, it goes on where it was when it is called again.
    private static async Task<int> RotateAsync(RotateIdNumberKeys rotate, TextWriter output)
    {
        var rotated = await rotate.ExecuteAsync(new Lines(output), CancellationToken.None);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{rotated.Numbers} ID numbers are encrypted under key version {rotated.Version}; retired: {string.Join(", ", rotated.Retired)}"));
        return 0;
    }

    private static string DataFolder(IReadOnlyList<string> args) => args switch
    {
        ["rotate-keys"] => Path.Combine(Environment.CurrentDirectory, "data"),
        ["rotate-keys", "--data", var folder] => Path.GetFullPath(folder),
        _ => throw new CommandLineException(Usage),
    };

    /// <summary>A line every twenty thousand numbers.</summary>
    private sealed class Lines(TextWriter output) : IProgress<RotationProgress>
    {
        private const int Step = 20_000;
        private long _next = Step;

        public void Report(RotationProgress value)
        {
            if (value.Done >= _next)
            {
                _next = value.Done + Step;
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value.Tenant}: {value.Done} numbers"));
            }
        }
    }
}
