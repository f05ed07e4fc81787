using System.Net;
using System.Net.Sockets;
using EnrollmentPortal.Application.Persistence;
using Npgsql;

namespace EnrollmentPortal.Application.Tests.Persistence;

/// <summary>Every caller soon learns whether a server hangs or answers.</summary>
public sealed class DatabaseProbeTests
{
    [Fact]
    public async Task Answers_GivenAServerThatTakesTheCallAndSaysNothing_ThenNobodyWaitsForIt()
    {
        // Given: no limit but the probe's own
        using var mute = new TcpListener(IPAddress.Loopback, 0);
        mute.Start();
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1", Port = ((IPEndPoint)mute.LocalEndpoint).Port, Username = "nobody", Database = "none", Timeout = 0, CommandTimeout = 0, SslMode = SslMode.Disable,
        }.ConnectionString);

        // When
        var answers = await new DatabaseProbe(source).AnswersAsync(CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        // Then
        Assert.False(answers);
    }
}
