using System.Text;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.Registry.IdNumbers;
using EnrollmentPortal.Application.Rosters;
using EnrollmentPortal.Application.Rosters.Carrying;
using EnrollmentPortal.Application.Rosters.Reading;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Rosters;
using EnrollmentPortal.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace EnrollmentPortal.Application.Tests.Rosters;

/// <summary>满城区 on 3 December 2022, where two departments send lists by the 5th that count from the next month on.</summary>
public sealed class RosterTown(TestCluster cluster) : IAsyncDisposable
{
    public const string Village = "130607102201";
    public const string FarVillage = "130607103201";
    public const string Destitute = "特困人员";
    public const string Rural = "农村低保对象";
    public const string Margin = "低保边缘家庭成员";
    public static readonly Actor Civil = TestPortal.ActorAs(Role.DepartmentOfficer, "130607", "民政局");
    public static readonly Actor CivilToo = TestPortal.ActorAs(Role.DepartmentOfficer, "130607", "民政局");
    public static readonly Actor Farming = TestPortal.ActorAs(Role.DepartmentOfficer, "130607", "农业农村局");
    public static readonly Actor Official = TestPortal.ActorAs(Role.CountyOfficial, "130607");
    public static readonly Actor Clerk = TestPortal.ActorAs(Role.TownshipClerk, "130607102");
    public static readonly Actor FarClerk = TestPortal.ActorAs(Role.TownshipClerk, "130607103");

    private TestCounty? _county;

    public TestPortal Portal { get; } = new(cluster);

    public TestCounty County => _county!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task OpenAsync()
    {
        await Portal.InitializeAsync();
        _county = await TestCounty.OpenAsync(Portal, 130607, 2023, new DateOnly(2022, 12, 3), Village, FarVillage);
    }

    public async Task<Person> AddAsync(TestMember member, string village = Village) =>
        (await County.AddHouseholdAsync(village, member with { Relation = Relation.Head })).Members.Single();

    /// <summary>The person pays so much for the year; nothing is a zero declaration.</summary>
    public async Task PayAsync(Person person, int yuan)
    {
        var command = new RecordContributionCommand(
            person.HouseholdId, [new ContributionLine(person.Id, "单一档")], yuan == 0 ? PaymentChannel.ZeroDeclaration : PaymentChannel.Cash, "没有智能手机", "户主",
            Money.Yuan(yuan), Guid.CreateVersion7());
        Assert.Null((await Portal.UseCase<RecordContribution>().ExecuteAsync(command, Clerk, Cancellation)).Error);
    }

    /// <summary>A whole number, which no view shows.</summary>
    public string NumberOf(Person person) => Portal.Services.GetRequiredService<IdNumberVault>().Reveal(County.TenantId, person.IdNumberCipher);

    /// <summary>A list of one line each: name, number, category, birth date, certified on, certified until.</summary>
    public Task<Result<Guid>> SendAsync(Actor actor, params string[] lines) => SendAsync(actor, [], lines);

    public async Task<Result<Guid>> SendAsync(Actor actor, IReadOnlyList<string> covers, params string[] lines)
    {
        var text = "资助对象花名册\n姓名,身份证号码,类别,出生日期,认定日期,有效期至,乡镇,村\n" + string.Join('\n', lines) + "\n";
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await Portal.UseCase<SendRoster>().ExecuteAsync(new RosterUpload(file, "名册.csv", covers), actor, Cancellation);
    }

    /// <summary>Sends a draft; where it takes much away an official of the county is the second person.</summary>
    public async Task<AppliedRoster> ApplyAsync(Actor actor, Guid roster)
    {
        var sent = (await TryApplyAsync(actor, roster)).Value;
        return sent.Waits ? (await Portal.UseCase<ConfirmRoster>().ExecuteAsync(await ConsentAsync(Official, roster), Official, Cancellation)).Value : sent;
    }

    public async Task<Result<AppliedRoster>> TryApplyAsync(Actor actor, Guid roster) =>
        await Portal.UseCase<ApplyRoster>().ExecuteAsync(await ConsentAsync(actor, roster), actor, Cancellation);

    /// <summary>What the page would tell, and so what the actor agrees to.</summary>
    public async Task<RosterConsent> ConsentAsync(Actor actor, Guid roster) => new(roster, (await ReadAsync(actor, roster)).Agreement.Loss);

    public async Task<AppliedRoster> SendAndApplyAsync(Actor actor, params string[] lines) => await ApplyAsync(actor, (await SendAsync(actor, lines)).Value);

    public async Task<RosterSheet> ReadAsync(Actor actor, Guid roster, RosterMatch? shown = null) =>
        (await Portal.UseCase<ReadRoster>().ExecuteAsync(roster, new RosterView(shown), actor, Cancellation)).Value;

    /// <summary>The county goes on to another day, and what the day brings is done.</summary>
    public async Task LiveOnAsync(int year, int month, int day)
    {
        await Portal.OwnerScalarAsync<int>("update tenant set business_date = $1 where id = 130607 returning id", new DateOnly(year, month, day));
        await Portal.Services.GetRequiredService<CarryOutRosters>().ExecuteAsync(County.TenantId, Cancellation);
    }

    /// <summary>The identities that count today: category and department.</summary>
    public async Task<string> IdentitiesAsync(Person person)
    {
        await using var work = await Portal.Database.BeginAsync(Scope.Of(OrgCode.Parse("130607")), Cancellation);
        var identities = work.Identities.Where(identity => identity.PersonId == person.Id).ToList();
        return string.Join('；', identities.Where(identity => identity.IsCurrentOn(work.Today)).Select(identity => $"{identity.Category} {identity.CertifiedBy}").Order(StringComparer.Ordinal));
    }

    public async ValueTask DisposeAsync() => await Portal.DisposeAsync();
}
