using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Households.Changes;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Households.Changes;

/// <summary>People leave with a reason and return, by hand or on their day; the counters follow at once.</summary>
public sealed class ExemptPersonTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
    private static readonly DateOnly Today = new(2023, 11, 20);
    private static readonly SemaphoreSlim One = new(1);
    private static AMovingCounty? _county;

    private static AMovingCounty County => _county!;

    public async ValueTask InitializeAsync()
    {
        await One.WaitAsync();
        _county ??= await AMovingCounty.OpenAsync(portal);
    }

    public async ValueTask DisposeAsync()
    {
        await SetTodayAsync(Today);
        One.Release();
    }

    [Fact]
    public async Task ExecuteAsync_GivenAPersonOfAGroup_ThenVillageAndGroupCountersAndTheTrailFollow()
    {
        // Given
        var household = await County.AddAsync(AMovingCounty.OtherVillage, TestMember.Head("冉大海").With("城乡低保对象"), new TestMember("冉小海"));
        var person = household.Members[0];
        var (before, group) = (await County.CountsAsync(AMovingCounty.OtherVillage), await County.GroupAsync(AMovingCounty.OtherVillage, "城乡低保对象"));

        // When
        var done = await LeaveAsync(person.Id, ExemptionReason.Imprisoned, until: new DateOnly(2024, 3, 1));

        // Then
        Assert.Null(done.Error);
        Assert.Equal(new ExemptedPerson("冉大海", IsEnrolled: false, IsHead: true), done.Value);
        Assert.Equal(Plus(before, 0, 1, 0), await County.CountsAsync(AMovingCounty.OtherVillage));
        Assert.Equal(Plus(group, -1, 0), await County.GroupAsync(AMovingCounty.OtherVillage, "城乡低保对象"));
        Assert.Equal(1L, await County.AuditAsync("person.exempted", person.Id));
        await County.AssertBooksAgreeAsync();
    }

    [Fact]
    public async Task ExecuteAsync_GivenTheDayOfRelease_ThenThePersonIsOnTheListOnThatDayAndNotBefore()
    {
        // Given
        var household = await County.AddAsync(AMovingCounty.Village, TestMember.Head("秦守义").With("城乡低保对象"));
        var person = household.Members[0];
        await LeaveAsync(person.Id, ExemptionReason.Imprisoned, until: new DateOnly(2023, 12, 1));
        var exempt = await County.CountsAsync(AMovingCounty.Village);

        // When: the day before
        await SetTodayAsync(new DateOnly(2023, 11, 30));
        await portal.Services.EndExpired().ExecuteAsync(CancellationToken.None);

        // Then
        Assert.Equal(exempt, await County.CountsAsync(AMovingCounty.Village));

        // When: the day, twice at once
        await SetTodayAsync(new DateOnly(2023, 12, 1));
        await Task.WhenAll(portal.Services.EndExpired().ExecuteAsync(CancellationToken.None), portal.Services.EndExpired().ExecuteAsync(CancellationToken.None));

        // Then: once, and the reason is remembered for the window that a release opens
        Assert.Equal(Plus(exempt, 0, -1, 0), await County.CountsAsync(AMovingCounty.Village));
        Assert.Equal(
            "Imprisoned 2023-12-01",
            await portal.OwnerScalarAsync<string>("select last_exemption || ' ' || last_exemption_ended from person where id = $1 and exemption_reason is null", person.Id));
        Assert.Equal(1L, await County.AuditAsync("person.exemption-ended", person.Id));
        await County.AssertBooksAgreeAsync();
    }

    [Fact]
    public async Task ExecuteAsync_GivenAPaidPerson_ThenHeStaysEnrolledAndCounted()
    {
        // Given
        var household = await County.AddAsync(AMovingCounty.Village, TestMember.Head("马德才"), new TestMember("马小才"));
        Assert.Null((await County.PayAsync(household, 0)).Error);
        var before = await County.CountsAsync(AMovingCounty.Village);

        // When
        var done = await LeaveAsync(household.Members[0].Id, ExemptionReason.Deceased);

        // Then
        Assert.True(done.Value.IsEnrolled);
        Assert.Equal(before, await County.CountsAsync(AMovingCounty.Village));
        await County.AssertBooksAgreeAsync();
    }

    [Fact]
    public async Task ReturnPerson_GivenAnExemption_ThenHeIsMissingAgain()
    {
        // Given
        var household = await County.AddAsync(AMovingCounty.Village, TestMember.Head("陈归来"));
        var before = await County.CountsAsync(AMovingCounty.Village);
        await LeaveAsync(household.Members[0].Id, ExemptionReason.EmployeeInsurance);

        // When
        var returned = await ReturnAsync(household.Members[0].Id);

        // Then
        Assert.Equal("陈归来", returned.Value);
        Assert.Equal(before, await County.CountsAsync(AMovingCounty.Village));
        Assert.Equal("people.not-exempt", (await ReturnAsync(household.Members[0].Id)).Error?.Code);
        await County.AssertBooksAgreeAsync();
    }

    [Fact]
    public async Task ExecuteAsync_GivenACorrectionAndAReturn_ThenNothingOfTheEarlierExemptionStays()
    {
        // Given
        var household = await County.AddAsync(AMovingCounty.Village, TestMember.Head("向更正"));
        var person = household.Members[0].Id;

        // When, Then: every column
        var elsewhere = new ExemptPersonCommand(person, ExemptionReason.InsuredElsewhere, Today, null, "参保凭证", InsuredKind.Employee, "万州区");
        Assert.Null((await portal.UseCase<ExemptPerson>().ExecuteAsync(elsewhere, AMovingCounty.Clerk, CancellationToken.None)).Error);
        Assert.Equal("InsuredElsewhere 参保凭证 2023-11-20 - Employee 万州区 - -", await StoredAsync(person));

        // When, Then: another reason takes the place of all of it
        await LeaveAsync(person, ExemptionReason.MilitaryService, since: new DateOnly(2023, 11, 1), until: new DateOnly(2025, 11, 1));
        Assert.Equal("MilitaryService 证明 2023-11-01 2025-11-01 - - - -", await StoredAsync(person));

        // When, Then: what ended is remembered apart
        await ReturnAsync(person);
        Assert.Equal("- - - - - - MilitaryService 2023-11-20", await StoredAsync(person));
    }

    [Fact]
    public async Task ExecuteAsync_GivenAPaymentAtTheSameTime_ThenTheBooksAgreeWhicheverWasFirst()
    {
        // Given
        var households = await Task.WhenAll(Enumerable.Range(0, 8).Select(index => County.AddAsync(AMovingCounty.Village, TestMember.Head($"同时{index}"))));

        // When
        await Task.WhenAll(households.SelectMany(household => new Task[]
        {
            County.PayAsync(household, 0),
            LeaveAsync(household.Members[0].Id, ExemptionReason.MovedAway),
        }));

        // Then
        await County.AssertBooksAgreeAsync();
    }

    [Theory]
    [InlineData(null, "people.reason-missing")]
    [InlineData(ExemptionReason.MilitaryService, "people.until-missing")]
    [InlineData(ExemptionReason.InsuredElsewhere, "people.kind-missing")]
    public async Task ExecuteAsync_GivenAnIncompleteForm_ThenTheFieldIsNamed(ExemptionReason? reason, string code) =>
        Assert.Equal(code, (await LeaveAsync(Guid.CreateVersion7(), reason)).Error?.Code);

    [Fact]
    public async Task ExecuteAsync_GivenDatesThatCannotBe_ThenRefused()
    {
        // Given
        var household = await County.AddAsync(AMovingCounty.Village, TestMember.Head("罗日期"));
        var person = household.Members[0].Id;

        // When, Then
        Assert.Equal("people.exempt-since", (await LeaveAsync(person, ExemptionReason.Other, since: Today.AddDays(1))).Error?.Code);
        Assert.Equal("people.exempt-until", (await LeaveAsync(person, ExemptionReason.Imprisoned, until: Today)).Error?.Code);
    }

    [Fact]
    public async Task ExecuteAsync_GivenSomebodyOfAnotherTownship_ThenNotFound()
    {
        // Given
        var household = await County.AddAsync(AMovingCounty.FarVillage, TestMember.Head("远方"));

        // When, Then
        Assert.Equal("registry.person-not-found", (await LeaveAsync(household.Members[0].Id, ExemptionReason.Deceased)).Error?.Code);
        Assert.Equal("registry.person-not-found", (await ReturnAsync(household.Members[0].Id)).Error?.Code);
    }

    [Fact]
    public async Task ExecuteAsync_GivenAVillageCadre_ThenForbidden()
    {
        var command = new ExemptPersonCommand(Guid.CreateVersion7(), ExemptionReason.Deceased, Today, null, "死亡证明", null, null);

        await Assert.ThrowsAsync<AccessDeniedException>(() => portal.UseCase<ExemptPerson>().ExecuteAsync(command, AMovingCounty.Cadre, CancellationToken.None));
    }

    private Task<Result<ExemptedPerson>> LeaveAsync(Guid person, ExemptionReason? reason, DateOnly? since = null, DateOnly? until = null) =>
        portal.UseCase<ExemptPerson>().ExecuteAsync(
            new ExemptPersonCommand(person, reason, since ?? Today, until, "证明", null, null), AMovingCounty.Clerk, CancellationToken.None);

    private Task<Result<string>> ReturnAsync(Guid person) =>
        portal.UseCase<ReturnPerson>().ExecuteAsync(new ReturnPersonCommand(person, "核实"), AMovingCounty.Clerk, CancellationToken.None);

    private Task<string> StoredAsync(Guid person) => portal.OwnerScalarAsync<string>(
        """
        select concat_ws(' ', coalesce(exemption_reason, '-'), coalesce(exemption_note, '-'), coalesce(exempt_since::text, '-'), coalesce(exempt_until::text, '-'),
                         coalesce(insured_kind, '-'), coalesce(insured_place, '-'), coalesce(last_exemption, '-'), coalesce(last_exemption_ended::text, '-'))
        from person where id = $1
        """,
        person);

    private Task<int> SetTodayAsync(DateOnly day) =>
        portal.OwnerScalarAsync<int>("with changed as (update tenant set business_date = $1 where id = 500240 returning 1) select count(*)::int from changed", day);

    private static string Plus(string counts, params int[] change) =>
        string.Join(' ', counts.Split(' ').Zip(change, (count, more) => int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) + more));
}

/// <summary>Services that are no use cases.</summary>
internal static class ServicesOfChange
{
    public static EndExpiredExemptions EndExpired(this IServiceProvider services) =>
        (EndExpiredExemptions)services.GetService(typeof(EndExpiredExemptions))!;
}
