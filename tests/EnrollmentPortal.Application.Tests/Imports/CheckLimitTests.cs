using System.Text;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Imports;
using EnrollmentPortal.Application.Imports.Check;
using EnrollmentPortal.Application.Imports.Upload;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Imports;

/// <summary>A check compares numbers with the registry: how often a unit may ask in a day is limited.</summary>
public sealed class CheckLimitTests(TestCluster cluster) : IAsyncLifetime
{
    private static readonly Actor Clerk = TestPortal.ActorAs(Role.TownshipClerk, "500240108");
    private static readonly Actor Neighbour = TestPortal.ActorAs(Role.TownshipClerk, "500240109");
    private readonly TestPortal _portal = new(cluster);

    public async ValueTask InitializeAsync()
    {
        await _portal.InitializeAsync();
        await TestCounty.OpenAsync(_portal, 500240, 2024, new DateOnly(2023, 11, 20), "500240108001", "500240109001");
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task Check_GivenAsManyAsADayAllows_ThenTheNextIsRefusedAndTomorrowItIsNot()
    {
        // Given: so many checks within the day
        var import = await UploadAsync(Clerk);
        Assert.Null(await OrderAsync(import, Clerk));
        await _portal.OwnerScalarAsync<long>(
            """
            with more as (insert into job (tenant_id, id, org_code, kind, subject_id, state, requested_by, requested_by_name, requested_by_role, requested_at, ended_at)
              select tenant_id, gen_random_uuid(), org_code, kind, subject_id, 'Done', requested_by, requested_by_name, requested_by_role, requested_at, requested_at
              from job cross join generate_series(2, $1) returning 1)
            select count(*) from more
            """, ImportLimits.Default.ChecksPerDay);
        var next = await UploadAsync(Clerk);

        // When, Then
        Assert.Equal($"import.too-many-checks({ImportLimits.Default.ChecksPerDay})", await OrderAsync(next, Clerk));
        Assert.Null(await OrderAsync(await UploadAsync(Neighbour), Neighbour));
        await _portal.OwnerScalarAsync<long>("with older as (update job set requested_at = requested_at - interval '1 day' returning 1) select count(*) from older");
        Assert.Null(await OrderAsync(next, Clerk));
    }

    private async Task<Guid> UploadAsync(Actor actor)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes("姓名,身份证号,村,户号,与户主关系\n甲,990101198005010112,单位001,1,户主\n"));
        return (await _portal.UseCase<UploadImport>().ExecuteAsync(new PopulationUpload(file, "名单.csv"), actor, TestContext.Current.CancellationToken)).Value;
    }

    private async Task<string?> OrderAsync(Guid import, Actor actor)
    {
        var view = (await _portal.UseCase<OpenImport>().ExecuteAsync(import, actor, TestContext.Current.CancellationToken)).Value;
        var choice = new ImportChoice(view.Mapping, view.Overwrites);
        return (await _portal.UseCase<CheckImport>().ExecuteAsync(import, choice, actor, TestContext.Current.CancellationToken)).Error?.ToString();
    }
}
