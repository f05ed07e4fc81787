using System.Globalization;
using EnrollmentPortal.Application;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Platform;
using EnrollmentPortal.Application.Progress.Verification;
using EnrollmentPortal.Application.Tenancy;

namespace EnrollmentPortal.Web.Hosting.Commands;

/// <summary><c>portal verify</c>: recomputes the books of every county, one line a check.</summary>
internal static class VerifyCommand
{
    private const int Different = 1;

    private static readonly Actor CommandLine = new(Guid.Empty, "verify", Role.PlatformAdministrator, Scope.Platform, null, null);

    /// <returns>0 when everything agrees, 1 on a difference.</returns>
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
            return await VerifyAsync(provider, output);
        }
        finally
        {
            await server.ReleaseAsync();
        }
    }

    private static async Task<int> VerifyAsync(IServiceProvider services, TextWriter output)
    {
        var (checks, differences) = (0, 0);
        var tenants = await services.GetRequiredService<ListTenants>().ExecuteAsync(CommandLine, CancellationToken.None);
        foreach (var tenant in tenants.Value.Select(row => row.Id))
        {
            var answer = await services.GetRequiredService<VerifyLedger>().ExecuteAsync(VerifyLedger.CommandLineActor(tenant), CancellationToken.None);
            foreach (var check in answer.Value)
            {
                await output.WriteLineAsync(Line(tenant, check));
                (checks, differences) = (checks + 1, differences + (check.IsOk ? 0 : 1));
            }
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{checks} checks, {differences} with differences"));
        return differences == 0 ? 0 : Different;
    }

    private static string Line(int tenant, LedgerCheck check)
    {
        var start = string.Create(CultureInfo.InvariantCulture, $"{tenant} {check.CoverageYear} {check.Name,-27}");
        return check.First is not { } first
            ? start + " ok"
            : string.Create(CultureInfo.InvariantCulture, $"{start} {check.Differences} differ; first: {first.Subject}: kept {first.Kept}, recomputed {first.Recomputed}");
    }

    private static string DataFolder(IReadOnlyList<string> args) => args switch
    {
        [] => Path.Combine(Environment.CurrentDirectory, "data"),
        ["--data", var folder] => Path.GetFullPath(folder),
        _ => throw new CommandLineException("usage: verify [--data DIR]"),
    };
}
