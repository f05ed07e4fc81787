using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Jobs;
using EnrollmentPortal.Application.ZeroDeclarations;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.ZeroDeclarations;
using EnrollmentPortal.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace EnrollmentPortal.Application.Tests.ZeroDeclarations;

/// <summary>石柱县 on 20 November 2023 with two townships; 特困人员 are subsidised whole in tier one, 低保对象 are not.</summary>
public sealed class ZeroTown(TestCluster cluster) : IAsyncDisposable
{
    public const string Village = "500240108001";
    public const string SecondVillage = "500240108206";
    public const string OtherTownVillage = "500240103001";
    public const string Destitute = "特困人员";
    public const string Township = "500240108";
    public static readonly Actor Proposer = TestPortal.ActorAs(Role.CountyOfficial, "500240") with { Name = "提出人" };
    public static readonly Actor Approver = TestPortal.ActorAs(Role.CountyOfficial, "500240") with { Name = "核准人" };
    public static readonly Actor Clerk = TestPortal.ActorAs(Role.TownshipClerk, Township) with { Name = "经办人" };

    private TestCounty? _county;

    public TestPortal Portal { get; } = new(cluster);

    public TestCounty County => _county!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task OpenAsync()
    {
        await Portal.InitializeAsync();
        _county = await TestCounty.OpenAsync(Portal, 500240, 2024, new DateOnly(2023, 11, 20), Village, SecondVillage, OtherTownVillage);
    }

    /// <summary>A household of one.</summary>
    public async Task<Person> AddAsync(string name, string village = Village, params string[] identities) =>
        (await County.AddHouseholdAsync(village, TestMember.Head(name).With(identities.Length == 0 ? [Destitute] : identities))).Members.Single();

    /// <summary>A proposal whose list is complete.</summary>
    public async Task<Guid> ProposeAsync(Actor? proposer = null)
    {
        var id = (await Portal.UseCase<ProposeZeroDeclaration>().ExecuteAsync(proposer ?? Proposer, Cancellation)).Value;
        await WorkAsync();
        return id;
    }

    public Task<Result<int>> ApproveAsync(Guid declaration, Actor? approver = null) =>
        Portal.UseCase<ApproveZeroDeclaration>().ExecuteAsync(declaration, approver ?? Approver, Cancellation);

    /// <summary>Everything that was ordered is carried out.</summary>
    public async Task WorkAsync()
    {
        while (await Portal.Services.GetRequiredService<JobRunner>().RunNextAsync(Cancellation))
        {
            // The next one follows.
        }
    }

    public async Task<ZeroDeclarationSheet> ReadAsync(Guid declaration, string? unit = null, Actor? actor = null) =>
        (await Portal.UseCase<ReadZeroDeclaration>().ExecuteAsync(declaration, unit is null ? null : OrgCode.Parse(unit), actor ?? Approver, Cancellation)).Value;

    /// <summary>Name, state and reason of everybody on the list.</summary>
    public Task<string> LinesAsync(Guid declaration) => Portal.OwnerScalarAsync<string>(
        "select string_agg(concat_ws(' ', name, state, reason), ',' order by name collate \"C\") from zero_declaration_line where declaration_id = $1", declaration);

    public Task<ZeroDeclarationState> StateAsync(Guid declaration) => StateOfAsync(Portal, declaration);

    public Task<long> CountAsync(string sql, params object[] parameters) => Portal.OwnerScalarAsync<long>(sql, parameters);

    public async ValueTask DisposeAsync() => await Portal.DisposeAsync();

    private static async Task<ZeroDeclarationState> StateOfAsync(TestPortal portal, Guid declaration) =>
        Enum.Parse<ZeroDeclarationState>(await portal.OwnerScalarAsync<string>("select state from zero_declaration where id = $1", declaration));
}
