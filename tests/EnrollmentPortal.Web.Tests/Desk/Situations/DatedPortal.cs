using System.Globalization;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Platform;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.TestKit;
using EnrollmentPortal.Web.Tests.Harness;

namespace EnrollmentPortal.Web.Tests.Desk.Situations;

/// <summary>A program of the class's own: its counties live on whatever day a situation needs, which others could not share.</summary>
/// <remarks>The five counties of the demonstration and the example county, with nobody in them: a test brings its people along.</remarks>
public sealed class DatedPortal(TestCluster cluster) : IAsyncLifetime
{
    private const int ExampleCounty = 990101;
    private const string ExampleVillage = "990101001001";

    private static readonly Actor Administrator = new(Guid.CreateVersion7(), "管理员", Role.PlatformAdministrator, Scope.Platform, null, null);

    private readonly TestPortal _books = new(cluster);
    private readonly Dictionary<int, TestCounty> _counties = [];

    public RunningPortal Portal { get; private set; } = default!;

    /// <summary>The example county's clerk; those of the demonstration are <see cref="DemonstrationAccounts"/>.</summary>
    public string ExampleClerk { get; private set; } = string.Empty;

    public async ValueTask InitializeAsync()
    {
        await _books.InitializeAsync();
        Portal = new RunningPortal(_books.Connections.Owner, _books.DataFolder);
        await Portal.AddressAsync();
        _counties[ExampleCounty] = await TestCounty.OpenAsync(_books, ExampleCounty, 2025, new DateOnly(2025, 3, 10), ExampleVillage);
        ExampleClerk = await Portal.AddAccountLikeAsync("wangchang", ExampleVillage[..9]);
    }

    /// <summary>Sets the county's business date, as the administrator does.</summary>
    public async Task LiveOnAsync(int county, DateOnly day)
    {
        var tenant = (await _books.UseCase<ListTenants>().ExecuteAsync(Administrator, CancellationToken.None)).Value.Single(row => row.Id == county);
        var set = await _books.UseCase<SetBusinessDate>().ExecuteAsync(new SetBusinessDateCommand(county, day, tenant.RowVersion), Administrator, CancellationToken.None);
        Assert.Null(set.Error);
    }

    /// <summary>A household in the first village of a township.</summary>
    /// <returns>Its id.</returns>
    public async Task<Guid> AddHouseholdAsync(string township, params TestMember[] members)
    {
        var tenant = int.Parse(township[..6], CultureInfo.InvariantCulture);
        if (!_counties.TryGetValue(tenant, out var county))
        {
            _counties[tenant] = county = await TestCounty.OfAsync(_books, tenant);
        }

        var village = await Portal.OwnerScalarAsync<string>(
            "select min(org_code) from org_unit where level = 'Village' and starts_with(org_code, $1)", township);
        return (await county.AddHouseholdAsync(village, members)).Id;
    }

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        await _books.DisposeAsync();
    }
}
