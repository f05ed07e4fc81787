using Npgsql;

namespace EnrollmentPortal.Application.Registry.IdNumbers;

/// <summary>Holds the key file against the database that it wrote.</summary>
public static class IdNumberKeyCheck
{
    /// <summary>Remembers the key on the first start; afterwards only the same one is accepted.</summary>
    /// <exception cref="IdNumberKeyException">The file is not the one with which this database was written.</exception>
    public static async Task RunAsync(NpgsqlDataSource dataSource, IdNumberKeys keys, CancellationToken cancellationToken)
    {
        await using var remember = dataSource.CreateCommand("insert into id_number_key (fingerprint) values ($1) on conflict do nothing");
        remember.Parameters.Add(new NpgsqlParameter { Value = keys.Fingerprint });
        await remember.ExecuteNonQueryAsync(cancellationToken);
        await using var compare = dataSource.CreateCommand("select fingerprint = $1 from id_number_key");
        compare.Parameters.Add(new NpgsqlParameter { Value = keys.Fingerprint });
        if (await compare.ExecuteScalarAsync(cancellationToken) is not true)
        {
            throw new IdNumberKeyException("the key file of the ID numbers is not the one with which this database was written: restore it, or name it in PORTAL_ID_KEYS");
        }
    }
}

/// <summary>The key file does not fit the database; the message says what to do.</summary>
public sealed class IdNumberKeyException(string message) : Exception(message);
