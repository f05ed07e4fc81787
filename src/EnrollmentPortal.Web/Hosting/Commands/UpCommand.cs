using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Installations;
using EnrollmentPortal.Application.Registry.IdNumbers;
using Npgsql;

namespace EnrollmentPortal.Web.Hosting.Commands;

/// <summary><c>portal up</c>: database, schema, demonstration, server, until Ctrl-C.</summary>
internal static class UpCommand
{
    public static async Task<int> RunAsync(UpOptions options)
    {
        var watch = Stopwatch.StartNew();
        RefuseTakenPort(options.Port);
        // A server that the environment names is shared by several portals.
        using var folder = DatabaseServer.IsNamed ? null : DataFolderLock.Take(options.DataFolder);
        var server = await DatabaseServer.StartAsync(options.DataFolder, CancellationToken.None);
        try
        {
            await using var app = PortalHost.Build(options.Port, options.DataFolder, server);
            await IdNumberKeyCheck.RunAsync(
                app.Services.GetRequiredService<NpgsqlDataSource>(), app.Services.GetRequiredService<IdNumberKeys>(), CancellationToken.None);
            var kind = await FirstStart.SettleAsync(app.Services.GetRequiredService<Installation>(), options, server.Name);
            if (kind == InstallationKind.Demonstration)
            {
                await DemonstrationStart.RunAsync(app.Services, options, Console.Out);
            }

            await app.StartAsync();
            Announce(app, kind, watch);
            await app.WaitForShutdownAsync();
            return 0;
        }
        finally
        {
            await server.StopAsync();
        }
    }

    private static void RefuseTakenPort(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Any, port);
            probe.Start();
        }
        catch (SocketException)
        {
            throw new CommandLineException($"port {port} is taken: choose another with --port");
        }
    }

    private static void Announce(WebApplication app, InstallationKind kind, Stopwatch watch)
    {
        Console.WriteLine($"address: {string.Join(' ', app.Urls).Replace("0.0.0.0", "localhost", StringComparison.Ordinal)}");
        if (kind == InstallationKind.Demonstration)
        {
            DemonstrationStart.PrintAccounts(Console.Out);
        }

        Console.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"ready in {watch.Elapsed.TotalSeconds:0.0} s"));
    }
}
