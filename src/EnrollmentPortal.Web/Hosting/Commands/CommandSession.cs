using System.Globalization;
using System.Resources;
using System.Runtime.InteropServices;
using EnrollmentPortal.Application;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Installations;
using EnrollmentPortal.Application.Registry.IdNumbers;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Web.Components;
using Npgsql;

namespace EnrollmentPortal.Web.Hosting.Commands;

/// <summary>The application's services for one command, on the database of a data folder; it may run beside the portal.</summary>
internal sealed class CommandSession : IAsyncDisposable
{
    private static readonly ResourceManager Texts = new(typeof(ErrorTexts));

    // The program speaks English to administrators.
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    private readonly DatabaseServer _server;
    private readonly ServiceProvider _services;
    private readonly DirectoryInfo _scratch;
    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _signals;

    private CommandSession(DatabaseServer server, ServiceProvider services, DirectoryInfo scratch)
    {
        (_server, _services, _scratch) = (server, services, scratch);
        _signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop)];
    }

    /// <summary>Ends with Ctrl-C.</summary>
    public CancellationToken Stopped => _stop.Token;

    public static async Task<CommandSession> OpenAsync(string dataFolder)
    {
        var server = await DatabaseServer.OpenAsync(dataFolder, CancellationToken.None);
        try
        {
            var services = new ServiceCollection();
            services.AddLogging();
            services.AddLocalization();
            services.AddPortalApplication(server.Connections, dataFolder);
            // Its own: the portal that may run beside it clears its own at its start.
            var scratch = Directory.CreateTempSubdirectory("portal-command-");
            services.AddSingleton(provider => new FileStore(scratch.FullName, provider.GetRequiredService<TimeProvider>()));
            var session = new CommandSession(server, services.BuildServiceProvider(), scratch);
            await FirstStart.ExpectAsync(session.Get<Installation>(), server.Name);
            await IdNumberKeyCheck.RunAsync(session.Get<NpgsqlDataSource>(), session.Get<IdNumberKeys>(), CancellationToken.None);
            return session;
        }
        catch
        {
            await server.ReleaseAsync();
            throw;
        }
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Who acts from the command line: an official of the county, or a clerk of a unit below it. A person who can start the command holds
    /// the database already; the audit trail names the command.</summary>
    /// <exception cref="CommandLineException">The text is no code of a unit.</exception>
    public static Actor ActorIn(string unit, string verb) => OrgCode.TryParse(unit, out var code)
        ? new Actor(Guid.Empty, "portal " + verb, code.Level == OrgLevel.County ? Role.CountyOfficial : Role.TownshipClerk, Scope.Of(code), null, null)
        : throw new CommandLineException($"'{unit}' is no code of a county, township or village");

    /// <summary>The answer, or the refusal as the user reads it.</summary>
    /// <exception cref="CommandLineException">It was refused.</exception>
    public static T Expect<T>(Result<T> answer) => answer.IsError ? throw new CommandLineException(Sentence(answer.Error, English)) : answer.Value;

    /// <summary>The text of a refusal.</summary>
    public static string Sentence(Error error, CultureInfo culture) =>
        Texts.GetString(error.Code, culture) is { } text ? string.Format(culture, text, ErrorTexts.Filling(error, ", ")) : error.Code;

    public async ValueTask DisposeAsync()
    {
        foreach (var signal in _signals)
        {
            signal.Dispose();
        }

        await _services.DisposeAsync();
        _scratch.Delete(recursive: true);
        _stop.Dispose();
        await _server.ReleaseAsync();
    }

    private void Stop(PosixSignalContext signal)
    {
        // Not ended at once: what is open is rolled back, and the server is released.
        signal.Cancel = true;
        _stop.Cancel();
    }
}
