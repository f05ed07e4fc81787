using EnrollmentPortal.Domain.Kernel;
using Npgsql;

namespace EnrollmentPortal.Application.Installations;

/// <summary>Whether this database is a demonstration or real: written at its first start, for life.</summary>
/// <remarks>The table takes neither changes nor a second row, and a trigger keeps counties of the other kind out.</remarks>
public sealed class Installation(NpgsqlDataSource dataSource)
{
    /// <returns>Null before the first start.</returns>
    public async Task<InstallationKind?> FindAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("select kind from installation");
        return await command.ExecuteScalarAsync(cancellationToken) is string kind ? Enum.Parse<InstallationKind>(kind) : null;
    }

    /// <summary>Writes the kind at the first start.</summary>
    /// <returns>What the installation is: after the first start the kind of that one, whatever is wanted now.</returns>
    public async Task<InstallationKind> SettleAsync(InstallationKind wanted, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("insert into installation (kind) values ($1) on conflict do nothing");
        command.Parameters.Add(new NpgsqlParameter { Value = wanted.ToString() });
        await command.ExecuteNonQueryAsync(cancellationToken);
        return await FindAsync(cancellationToken) ?? throw new InvalidOperationException("The installation has no kind.");
    }

    /// <summary>Why a real county or its administrator cannot be made here.</summary>
    public async Task<Error?> RefusalOfRealAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken) switch
    {
        InstallationKind.Real => null,
        InstallationKind.Demonstration => InstallationErrors.IsDemonstration,
        null => InstallationErrors.NotBegun,
    };

    /// <summary>Keeps what is invented out of a real installation.</summary>
    /// <exception cref="InvalidOperationException">It is real: the caller has not asked.</exception>
    public async Task ExpectNotRealAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) == InstallationKind.Real)
        {
            throw new InvalidOperationException("Nothing of the demonstration enters a real installation.");
        }
    }
}

/// <summary>Why an installation does not take something.</summary>
public static class InstallationErrors
{
    /// <summary>It stays one: its people are invented and its accounts published.</summary>
    public static readonly Error IsDemonstration = new("installation.is-demonstration");

    /// <summary>Nobody has started it, so what it is for is open.</summary>
    public static readonly Error NotBegun = new("installation.not-begun");
}
