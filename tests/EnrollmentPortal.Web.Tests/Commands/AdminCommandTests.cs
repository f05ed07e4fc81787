using EnrollmentPortal.Web.Tests.Harness;
using Npgsql;

namespace EnrollmentPortal.Web.Tests.Commands;

/// <summary>How a real installation begins: an administrator, a county.</summary>
public sealed class AdminCommandTests : IDisposable
{
    private const string Password = "hong4qiao-8-ludeng";
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "portal-admin-" + Guid.NewGuid().ToString("N")[..8]);

    [Fact]
    public async Task Create_GivenAnEmptyInstallation_ThenTheFirstAdministratorSignsInAndASecondNeedsToBeAskedFor()
    {
        // Given
        await using var portal = PortalProcess.Start("up", "--port", "0", "--data", _folder, "--no-demo");
        var address = new Uri(await portal.LineAsync("address: "));
        await portal.LineAsync("ready in ");

        // When
        var weak = await RunAsync("kurz1", "create", "--user-name", "zhang", "--name", "张伟");
        var first = await RunAsync(Password, "create", "--user-name", "zhang", "--name", "张伟");
        var second = await RunAsync(Password, "create", "--user-name", "li", "--name", "李敏");
        var another = await RunAsync(Password, "create", "--user-name", "li", "--name", "李敏", "--another");
        var taken = await RunAsync(Password, "create", "--user-name", "zhang", "--name", "张伟", "--another");
        var argument = await RunAsync(string.Empty, "create", "--user-name", "wang", "--name", "王", "--password", Password);

        // Then
        Assert.Equal(1, weak.Status);
        Assert.Contains("at least 10 characters", weak.Said, StringComparison.Ordinal);
        Assert.Equal((0, 1, 0, 1, 1), (first.Status, second.Status, another.Status, taken.Status, argument.Status));
        Assert.Contains("administrator already: zhang", second.Said, StringComparison.Ordinal);
        using var visitor = new PortalVisitor(address);
        using var signedIn = await visitor.SignInAsync("zhang", Password);
        Assert.Equal("/platform/tenants", await ReachAsync(visitor, "/platform/tenants"));
        Assert.Equal("/platform/users", await ReachAsync(visitor, "/platform/users"));

        // When: the county
        var county = await RunAsync(string.Empty, "county", "--code", "500240", "--name", "石柱土家族自治县");
        var list = Path.Combine(_folder, "units.csv");
        await File.WriteAllTextAsync(list, "代码,名称\n510722100,潼川镇\n510722100001,东街社区\n");
        var other = await RunAsync(string.Empty, "county", "--code", "510722", "--name", "三台县", "--units", list);
        var unknown = await RunAsync(string.Empty, "county", "--code", "510725", "--name", "梓潼县");

        // Then
        Assert.Equal((0, 0, 1), (county.Status, other.Status, unknown.Status));
        Assert.Equal("500240 False,510722 False", await TextAsync("select string_agg(id || ' ' || initcap(demonstration::text), ',' order by id) from tenant"));
        Assert.Equal("三台县潼川镇东街社区", await TextAsync("select full_name from org_unit where org_code = '510722100001'"));
    }

    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private async Task<(int Status, string Said)> RunAsync(string input, params string[] arguments)
    {
        await using var program = PortalProcess.Start(["admin", .. arguments, "--data", _folder]);
        await program.TypeAsync(input);
        return (await program.ExitAsync(), program.Transcript());
    }

    private static async Task<string> ReachAsync(PortalVisitor visitor, string path)
    {
        using var answer = await visitor.GetAsync(path);
        return answer.IsSuccessStatusCode ? path : $"{(int)answer.StatusCode} {answer.Headers.Location}";
    }

    private async Task<string> TextAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder
        {
            Host = Path.Combine(_folder, "database", "run"),
            Username = "postgres",
            Database = "portal",
        }.ConnectionString);
        await using var command = source.CreateCommand(sql);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
