using System.Security.Cryptography;
using System.Text.Json;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Registry.IdNumbers;
using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace EnrollmentPortal.Application.Tests.Registry;

/// <summary>Numbers get a new key while desks work; afterwards the old key is not needed.</summary>
public sealed class RotateIdNumberKeysTests(TestPortal portal) : IClassFixture<TestPortal>
{
    [Fact]
    public async Task ExecuteAsync_GivenDesksThatRegisterMeanwhile_ThenEverythingIsReadableAndTheOldKeyIsGone()
    {
        // Given: more people than one batch, of two counties
        var county = await TestCounty.OpenAsync(portal, 500240, 2024, new DateOnly(2023, 11, 20), "500240108001");
        var other = await TestCounty.OpenAsync(portal, 500118, 2023, new DateOnly(2022, 11, 20), "500118107001");
        for (var household = 0; household < 30; household++)
        {
            await county.AddHouseholdAsync("500240108001", [.. Enumerable.Range(0, 20).Select(index => new TestMember($"人{household}-{index}"))]);
        }

        await other.AddHouseholdAsync("500118107001", TestMember.Head("别县人"));
        var (keys, vault) = (portal.Services.GetRequiredService<IdNumberKeys>(), portal.Services.GetRequiredService<IdNumberVault>());
        var old = keys.Current;
        var numbers = await NumbersAsync(vault);

        // When
        var rotation = portal.Services.GetRequiredService<RotateIdNumberKeys>().ExecuteAsync(null, CancellationToken.None);
        var meanwhile = await county.AddHouseholdAsync("500240108001", TestMember.Head("同时登记"));
        var rotated = await rotation;

        // Then
        Assert.Equal((byte)(old + 1), rotated.Version);
        Assert.Equal([old], rotated.Retired);
        Assert.True(rotated.Numbers >= 601);
        Assert.Equal([rotated.Version], keys.Versions);
        Assert.Equal((int)rotated.Version, await portal.OwnerScalarAsync<int>("select min(get_byte(id_number_cipher, 0)) from person"));
        var after = await NumbersAsync(vault);
        Assert.All(numbers, number => Assert.Equal(number.Value, after[number.Key]));
        Assert.True(after.ContainsKey(meanwhile.Members[0].Id));
        // The look-up key stayed: the old hash finds the person.
        var sought = IdNumber.Parse(numbers.First().Value, allowReserved: true).Value;
        Assert.Equal(1L, await portal.OwnerScalarAsync<long>("select count(*) from person where id_number_hash = $1", vault.Hash(sought)));
        Assert.Equal(1L, await portal.OwnerScalarAsync<long>("select count(*) from audit_entry where action = 'id-number.keys-rotated'"));
    }

    [Fact]
    public async Task ExecuteAsync_GivenARunThatWasInterrupted_ThenTheNextFinishesItWithoutAThirdKey()
    {
        // Given: a version was added, and nothing encrypted under it yet
        var folder = Directory.CreateTempSubdirectory("portal-rotate-").FullName;
        var keys = IdNumberKeys.Load(folder);
        var vault = new IdNumberVault(keys);
        var number = TestCounty.NextNumber(new TestMember("x"));
        var stored = vault.Protect(500240, number);
        var added = keys.AddVersion();

        // When: another process sees the file
        var rotate = new RotateIdNumberKeys(portal.Database, IdNumberKeys.Load(folder), vault, portal.Services.GetRequiredService<AuditTrail>());
        var renewed = vault.Reencrypt(500240, stored.Cipher);

        // Then
        Assert.NotNull(rotate);
        Assert.Equal(added, renewed[0]);
        Assert.Equal(number.Reveal(), vault.Reveal(500240, renewed));
        keys.RetireOldVersions();
        Assert.Throws<KeyNotFoundException>(() => vault.Reveal(500240, stored.Cipher));
        Assert.Throws<AuthenticationTagMismatchException>(() => vault.Reveal(500118, renewed));
        using var file = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "keys", "id-numbers.json")));
        Assert.Equal([added.ToString(System.Globalization.CultureInfo.InvariantCulture)], file.RootElement.GetProperty("Encryption").EnumerateObject().Select(key => key.Name));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Tables_GivenTheSchema_ThenEveryEncryptedNumberIsRotated() =>
        Assert.Equal(
            string.Join(' ', RotateIdNumberKeys.Tables),
            await portal.OwnerScalarAsync<string>(
                "select string_agg(table_name, ' ' order by table_name) from information_schema.columns where table_schema = 'public' and column_name = 'id_number_cipher'"));

    private async Task<Dictionary<Guid, string>> NumbersAsync(IdNumberVault vault)
    {
        await using var owner = Npgsql.NpgsqlDataSource.Create(portal.Connections.Owner);
        await using var command = owner.CreateCommand("select id, tenant_id, id_number_cipher from person");
        await using var reader = await command.ExecuteReaderAsync();
        var numbers = new Dictionary<Guid, string>();
        while (await reader.ReadAsync())
        {
            numbers.Add(reader.GetGuid(0), vault.Reveal(reader.GetInt32(1), reader.GetFieldValue<byte[]>(2)));
        }

        return numbers;
    }
}
