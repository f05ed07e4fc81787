using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Images;
using EnrollmentPortal.Application.Persistence.Embedded;
using Testcontainers.PostgreSql;

namespace EnrollmentPortal.TestKit;

/// <summary>A PostgreSQL for the length of a test run.</summary>
public sealed class TestServer : IAsyncDisposable
{
    private const string ImageVariable = "PORTAL_TEST_IMAGE";

    /// <summary>The image of the compose file; a test compares them.</summary>
    public const string ComposeImage = "postgres:15";

    // Nobody will miss the data of a test, so durability is traded for speed. Each test class has a database, and so a pool, of its own.
    private static readonly string[] Settings = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=600"];

    private readonly Func<ValueTask> _stop;

    private TestServer(TestServerKind kind, string administrator, Func<ValueTask> stop)
    {
        Kind = kind;
        Administrator = administrator;
        _stop = stop;
    }

    public TestServerKind Kind { get; }

    /// <summary>Connection string of a role that may do everything.</summary>
    public string Administrator { get; }

    /// <summary>Starts what <see cref="TestServerChoice"/> chooses for this environment.</summary>
    public static async Task<TestServer> StartAsync()
    {
        var named = Environment.GetEnvironmentVariable("PORTAL_TEST_POSTGRES");
        var kind = TestServerChoice.Choose(named, Environment.GetEnvironmentVariable(TestServerChoice.ServerVariable), EngineAnswers);
        await Console.Error.WriteLineAsync($"tests: PostgreSQL from {Describe(kind)}");
        return kind switch
        {
            TestServerKind.Named => new TestServer(kind, named!, () => ValueTask.CompletedTask),
            TestServerKind.Container => await StartContainerAsync(),
            _ => await StartEmbeddedAsync(),
        };
    }

    public ValueTask DisposeAsync() => _stop();

    private static string Image => Environment.GetEnvironmentVariable(ImageVariable) is { Length: > 0 } named ? named : ComposeImage;

    private static string Describe(TestServerKind kind) => kind switch
    {
        TestServerKind.Named => "the server that PORTAL_TEST_POSTGRES names",
        TestServerKind.Container => $"a container of {Image}",
        _ => "a throw-away cluster of this machine's packages",
    };

    private static bool EngineAnswers()
    {
        try
        {
            // Asks the engine and makes nothing.
            _ = Container();
            return true;
        }
        catch (DockerUnavailableException)
        {
            return false;
        }
    }

    private static PostgreSqlContainer Container() => new PostgreSqlBuilder(Image)
        // An image that somebody names is there; only the usual one is fetched.
        .WithImagePullPolicy(Image == ComposeImage ? PullPolicy.Missing : PullPolicy.Never)
        .WithCommand([.. Settings.SelectMany(setting => new[] { "-c", setting })])
        // Where the engine's own cleaner is switched off nobody else removes a container that has ended.
        .WithAutoRemove(true)
        .Build();

    private static async Task<TestServer> StartContainerAsync()
    {
        var container = Container();
        await container.StartAsync();
        return new TestServer(TestServerKind.Container, container.GetConnectionString(), container.DisposeAsync);
    }

    private static async Task<TestServer> StartEmbeddedAsync()
    {
        var folder = Path.Combine(Path.GetTempPath(), "portal-tests-" + Guid.NewGuid().ToString("N")[..8]);
        var server = await EmbeddedPostgres.StartAsync(folder, Settings, CancellationToken.None);
        return new TestServer(TestServerKind.Embedded, server.ConnectionString("postgres"), async () =>
        {
            await server.StopAsync();
            Directory.Delete(folder, recursive: true);
        });
    }
}
