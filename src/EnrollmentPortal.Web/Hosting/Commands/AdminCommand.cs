using System.Globalization;
using EnrollmentPortal.Application;
using EnrollmentPortal.Application.Accounts.Sessions;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Installations;
using EnrollmentPortal.Application.Registry.IdNumbers;
using EnrollmentPortal.Web.Components;
using EnrollmentPortal.Web.Security;
using Microsoft.Extensions.Localization;
using Npgsql;

namespace EnrollmentPortal.Web.Hosting.Commands;

/// <summary><c>portal admin</c>: what is done to an installation from the command line.</summary>
internal static class AdminCommand
{
    private const string Usage =
        "usage: admin create --user-name NAME --name NAME [--another] [--data DIR] (the password comes from standard input)"
        + " | admin county --code CODE --name NAME [--units FILE] [--data DIR] | admin rotate-keys [--data DIR]";

    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output)
    {
        var options = AdminOptions.Parse(args) ?? throw new CommandLineException(Usage);
        var server = await DatabaseServer.OpenAsync(options.DataFolder, CancellationToken.None);
        try
        {
            await using var provider = Services(server, options.DataFolder);
            await FirstStart.ExpectAsync(provider.GetRequiredService<Installation>(), server.Name);
            await IdNumberKeyCheck.RunAsync(
                provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<IdNumberKeys>(), CancellationToken.None);
            // Before anybody is asked for a password.
            if (options.Task is not AdminTask.RotateKeys
                && await provider.GetRequiredService<Installation>().RefusalOfRealAsync(CancellationToken.None) is { } refusal)
            {
                throw Refusal(provider, refusal);
            }

            return options.Task switch
            {
                AdminTask.Create => await AdministratorCommand.RunAsync(provider, options, output),
                AdminTask.County => await CountyCommand.RunAsync(provider, options, output),
                AdminTask.RotateKeys => await RotateAsync(provider.GetRequiredService<RotateIdNumberKeys>(), output),
            };
        }
        finally
        {
            await server.ReleaseAsync();
        }
    }

    /// <summary>What is wrong, in the words of the pages, for people who read the command line.</summary>
    public static CommandLineException Refusal(IServiceProvider services, Domain.Kernel.Error error)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        return new CommandLineException(ErrorTexts.Of(services.GetRequiredService<IStringLocalizer<ErrorTexts>>(), error));
    }

    private static ServiceProvider Services(DatabaseServer server, string dataFolder)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddLocalization();
        services.AddPortalApplication(server.Connections, dataFolder);
        services.AddPortalSecurity(SessionLimits.Default);
        return services.BuildServiceProvider();
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
