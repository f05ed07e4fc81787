using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Exports;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Households.Changes;
using EnrollmentPortal.Application.Tests.Exports;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.Contact;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.TestKit;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Tests.Registry;

/// <summary>Nobody calls the dead: neither from the village page nor from any list.</summary>
public sealed class ContactPhoneTests(TestCluster cluster) : IAsyncLifetime
{
    private const string Village = "500240108001";
    private const string Number = "13812340001";
    private static readonly Actor Clerk = TestPortal.ActorAs(Role.TownshipClerk, "500240108");
    private readonly TestPortal _portal = new(cluster);
    private TestCounty? _county;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string?, bool, string?, bool, string?, bool> Households => new()
    {
        // What, the household's number, head dead, head's own number, spouse dead, spouse's own number, offered
        { "everybody lives", Number, false, null, false, null, true },
        { "the head has died", Number, true, null, false, null, false },
        { "the head has died, and the number was written as their own, too", Number, true, "138 1234 0001", false, null, false },
        { "the head has died, and the spouse has the same number", Number, true, Number, false, "138-1234-0001", true },
        { "the spouse has died, and the number was hers", Number, false, null, true, Number, false },
        { "the spouse has died with a number of her own", Number, false, null, true, "13900000002", true },
        { "both have died", Number, true, null, true, Number, false },
        { "there is no number", null, true, null, false, null, false },
    };

    public async ValueTask InitializeAsync()
    {
        await _portal.InitializeAsync();
        _county = await TestCounty.OpenAsync(_portal, 500240, 2024, new DateOnly(2023, 11, 20), Village);
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Theory]
    [MemberData(nameof(Households))]
    public async Task Offer_GivenAHousehold_ThenPageListsAndDatabaseSayTheSame(
        string what, string? phone, bool headDead, string? headPhone, bool spouseDead, string? spousePhone, bool offered)
    {
        // Given
        var home = await AddAsync(phone, headDead, headPhone, spouseDead, spousePhone);
        var expected = offered ? phone : null;

        // When
        await using var work = await _portal.Database.BeginAsync(Clerk.Scope, Cancellation);
        var stored = await work.Households.AsNoTracking().Include(row => row.Members).SingleAsync(row => row.Id == home.Id, Cancellation);
        var viewed = await work.Database.SqlQuery<string?>($"select phone as \"Value\" from household_contact where id = {home.Id}").SingleAsync(Cancellation);
        var record = (await _portal.UseCase<OpenHouseholdRecord>().ExecuteAsync(home.Id, Clerk, Cancellation)).Value;
        var page = (await _portal.UseCase<OpenVillageHousehold>().ExecuteAsync(home.Id, Clerk, Cancellation)).Value;
        var exported = (await AnExport.RowsAsync(_portal, new ListRequest(ListName.Registered, OrgCode.Parse(Village)), Clerk)).Where(row => row[2] == home.Number).ToList();

        // Then
        Assert.Equal((what, expected, expected, expected), (what, stored.ContactPhone, viewed, record.ContactPhone));
        // On the village page the household's number stands beside the head's name.
        Assert.Equal(headDead ? null : expected, page.Phone);
        Assert.Equal([headDead ? null : headPhone, spouseDead ? null : spousePhone], page.Members.OrderBy(member => member.Relation).Select(member => member.Phone));
        Assert.Equal(
            [(headDead ? null : headPhone) ?? expected ?? string.Empty, (spouseDead ? null : spousePhone) ?? expected ?? string.Empty],
            exported.OrderBy(row => row[5] != "Relation.Head").Select(row => row[9]));
    }

    [Fact]
    public async Task Functions_GivenTheCatalog_ThenNoneReadsTheColumnPastTheView()
    {
        // Given, When: a later migration may define a function once more
        var past = await _portal.OwnerScalarAsync<string>(
            "select coalesce(string_agg(proname, ' '), '') from pg_proc where pronamespace = 'public'::regnamespace and prosrc like '%household.phone%'");

        // Then
        Assert.Equal(string.Empty, past);
    }

    [Fact]
    public async Task ChangeHead_GivenTheHeadHasDied_ThenTheHouseholdHasTheNumberOfTheNewOne()
    {
        // Given
        var home = await AddAsync(Number, headDead: true, headPhone: null, spouseDead: false, spousePhone: "13900000002");
        var (head, spouse) = (home.Members[0], home.Members[1]);

        // When
        var changed = await _portal.UseCase<ChangeHead>().ExecuteAsync(
            new ChangeHeadCommand(home.Id, [new Mover(head.Id, Relation.Spouse), new Mover(spouse.Id, Relation.Head)], "户主去世"), Clerk, Cancellation);

        // Then
        Assert.Null(changed.Error);
        Assert.Equal("13900000002", (await _portal.UseCase<OpenHouseholdRecord>().ExecuteAsync(home.Id, Clerk, Cancellation)).Value.Phone);
    }

    private async Task<Household> AddAsync(string? phone, bool headDead, string? headPhone, bool spouseDead, string? spousePhone)
    {
        var home = await _county!.AddHouseholdAsync(
            Village,
            TestMember.Head("户主") with { Exemption = headDead ? ExemptionReason.Deceased : null },
            new TestMember("配偶") { Relation = Relation.Spouse, Exemption = spouseDead ? ExemptionReason.Deceased : null });
        await _portal.OwnerScalarAsync<long>(
            """
            with home as (update household set phone = $2 where id = $1 returning 1),
            head as (update person set phone = $4 where id = $3 returning 1),
            spouse as (update person set phone = $6 where id = $5 returning 1)
            select (select count(*) from home) + (select count(*) from head) + (select count(*) from spouse)
            """,
            home.Id, (object?)phone ?? DBNull.Value, home.Members[0].Id, (object?)headPhone ?? DBNull.Value, home.Members[1].Id, (object?)spousePhone ?? DBNull.Value);
        return home;
    }
}
