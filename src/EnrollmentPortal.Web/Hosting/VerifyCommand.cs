using EnrollmentPortal.Application;
using System.Globalization;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Progress.Verification;
using EnrollmentPortal.Application.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Web.Hosting;

/// <summary><c>portal verify</c>: recomputes the books of every county, one line a check.</summary>
internal static class VerifyCommand
{
    private const int Different = 1;

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
        foreach (var tenant in await TenantsAsync(services.GetRequiredService<Database>()))
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

    private static async Task<List<int>> TenantsAsync(Database database)
    {
        await using var work = await database.BeginAsync(Scope.Platform, CancellationToken.None);
        return await work.Tenants.AsNoTracking().Select(tenant => tenant.Id).Order().ToListAsync();
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
