using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace EnrollmentPortal.Application.Persistence;

/// <summary>The two ways into the database: the owner migrates, the application role works and owns nothing.</summary>
/// <param name="Owner">Owns the schema; used at start only.</param>
/// <param name="Application">The role <c>portal_app</c>.</param>
public sealed record PortalConnections(string Owner, string Application)
{
    public const string ApplicationRole = "portal_app";

    /// <summary>From the owner's connection string alone: the application role's password is derived from the owner's, so that
    /// every node arrives at the same one and none stores it.</summary>
    public static PortalConnections FromOwner(string owner)
    {
        var settings = new NpgsqlConnectionStringBuilder(owner);
        var application = new NpgsqlConnectionStringBuilder(owner)
        {
            Username = ApplicationRole,
            Password = string.IsNullOrEmpty(settings.Password) ? null : Derive(settings.Password),
            MaxPoolSize = Math.Min(settings.MaxPoolSize, 24),
        };
        return new PortalConnections(owner, application.ConnectionString);
    }

    /// <summary>Creates the application role, or brings its password up to date.</summary>
    public async Task EnsureApplicationRoleAsync(CancellationToken cancellationToken)
    {
        var password = new NpgsqlConnectionStringBuilder(Application).Password;
        await using var source = NpgsqlDataSource.Create(Owner);
        await using var command = source.CreateCommand(RoleStatement(password));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    // Utility statements take no parameters; the derived password is hexadecimal, so quoting it is safe.
    private static string RoleStatement(string? password)
    {
        var secret = string.IsNullOrEmpty(password) ? string.Empty : $" password '{password}'";
        return $"""
            do $$ begin
              if not exists (select from pg_roles where rolname = '{ApplicationRole}') then
                create role {ApplicationRole} login nosuperuser nobypassrls nocreatedb nocreaterole{secret};
              {(secret.Length == 0 ? string.Empty : $"else alter role {ApplicationRole}{secret};")}
              end if;
            exception when duplicate_object or unique_violation then null; -- another node was faster
            end $$
            """;
    }

    private static string Derive(string ownerPassword) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(ownerPassword), "portal_app"u8));
}
