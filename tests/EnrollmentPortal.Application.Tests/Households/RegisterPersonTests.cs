using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Households;

/// <summary>People who join a household of 王场, and what the form asks before.</summary>
public sealed class RegisterPersonTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
    private const string Village = "500240108001";
    private static readonly Actor Clerk = TestPortal.ActorAs(Role.TownshipClerk, "500240108");
    private static readonly Actor FarClerk = TestPortal.ActorAs(Role.TownshipClerk, "500240103");
    private static readonly SemaphoreSlim Arranging = new(1);
    private static TestCounty? _county;

    public async ValueTask InitializeAsync()
    {
        await Arranging.WaitAsync();
        _county ??= await TestCounty.OpenAsync(portal, 500240, 2024, new DateOnly(2023, 11, 20), Village, "500240103001");
        Arranging.Release();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task ExecuteAsync_GivenABaby_ThenItJoinsTheHouseholdAndTheCounters()
    {
        // Given
        var household = await _county!.AddHouseholdAsync(Village, TestMember.Head("向平"));
        var baby = AFamily.Member("向小雨", Relation.Daughter, Sex.Female) with { Residence = "local-residence-permit" };

        // When
        var done = await RegisterAsync(household.Id, baby);

        // Then
        Assert.Null(done.Error);
        Assert.Equal("向平", done.Value.HeadName);
        var person = await portal.OwnerScalarAsync<string>(
            "select name || ' ' || residence || ' ' || org_code || ' ' || registered_on from person where household_id = $1 and relation = 'Daughter'", household.Id);
        Assert.Equal("向小雨 local-residence-permit 500240108001 2023-11-20", person);
        Assert.True(await portal.OwnerScalarAsync<bool>(
            "select (select sum(registered) from village_progress where org_code = $1) = (select count(*) from person where org_code = $1)", Village));
    }

    [Fact]
    public async Task ExecuteAsync_GivenTheSameNumberAtTwoDesksAtOnce_ThenOneWins()
    {
        // Given
        var first = await _county!.AddHouseholdAsync(Village, TestMember.Head("向二"));
        var second = await _county.AddHouseholdAsync(Village, TestMember.Head("向三"));
        var person = AFamily.Member("向四", Relation.Son);

        // When
        var results = await Task.WhenAll(RegisterAsync(first.Id, person), RegisterAsync(second.Id, person));

        // Then
        var refused = Assert.Single(results, result => result.IsError).Error!;
        Assert.Equal("registry.duplicate-here", refused.Code);
        Assert.Contains(results[0].IsError ? second.Id : first.Id, refused.Arguments.OfType<Guid>());
        Assert.True(await portal.OwnerScalarAsync<bool>(
            "select (select sum(registered) from village_progress where org_code = $1) = (select count(*) from person where org_code = $1)", Village));
    }

    [Fact]
    public async Task ExecuteAsync_GivenAHouseholdWithAHead_ThenNoSecondOne()
    {
        // Given
        var household = await _county!.AddHouseholdAsync(Village, TestMember.Head("向五"));

        // When
        var refused = await RegisterAsync(household.Id, AFamily.Head("向六"));

        // Then
        Assert.Equal(RegistryErrors.SecondHead, refused.Error);
    }

    [Fact]
    public async Task ExecuteAsync_GivenAHouseholdOfAnotherTownship_ThenItIsNotFound()
    {
        // Given
        var household = await _county!.AddHouseholdAsync(Village, TestMember.Head("向七"));

        // When
        var refused = await RegisterAsync(household.Id, AFamily.Member("向八", Relation.Son), FarClerk);

        // Then
        Assert.Equal(RegistryErrors.HouseholdNotFound, refused.Error);
    }

    [Fact]
    public async Task ExecuteAsync_GivenACadre_ThenForbidden()
    {
        // Given
        var household = await _county!.AddHouseholdAsync(Village, TestMember.Head("向九"));

        // When, Then
        await Assert.ThrowsAsync<AccessDeniedException>(() => RegisterAsync(household.Id, AFamily.Member("向十", Relation.Son), TestPortal.ActorAs(Role.VillageCadre, Village)));
    }

    [Fact]
    public async Task OpenRegistration_GivenATownship_ThenItsVillagesAloneAreOffered()
    {
        // Given
        var household = await _county!.AddHouseholdAsync(Village, TestMember.Head("向十一"), new TestMember("马桂花"));

        // When
        var own = await portal.UseCase<OpenRegistration>().ExecuteAsync(household.Id, Clerk, CancellationToken.None);
        var far = await portal.UseCase<OpenRegistration>().ExecuteAsync(household.Id, FarClerk, CancellationToken.None);

        // Then
        Assert.Equal([Village], own.Value.Villages.Select(village => village.Code.Value));
        Assert.Equal(["向十一", "马桂花"], own.Value.Joins!.Members.Select(member => member.Name));
        Assert.Equal(RegistryErrors.HouseholdNotFound, far.Error);
    }

    [Fact]
    public async Task CheckIdNumber_GivenANumber_ThenItFillsTheFormAndFindsWhoIsRegisteredHere()
    {
        // Given
        var household = await _county!.AddHouseholdAsync(Village, TestMember.Head("向十二"));
        var woman = AFamily.Member("向十三", Relation.Spouse, Sex.Female);
        await RegisterAsync(household.Id, woman);

        // When
        var here = await CheckAsync(woman.IdNumber.ToLowerInvariant(), Clerk);
        var elsewhere = await CheckAsync(woman.IdNumber, FarClerk);
        var slip = await CheckAsync(woman.IdNumber[..^1], Clerk);

        // Then
        Assert.Equal((woman.BornOn!.Value, Sex.Female), (here.Value.BornOn, here.Value.Sex));
        Assert.Equal(("向十三", household.Id), (here.Value.Registered!.Name, here.Value.Registered.HouseholdId));
        Assert.Null(elsewhere.Value.Registered);
        Assert.Equal("id-number.length", slip.Error?.Code);
    }

    private Task<Result<RegisteredHousehold>> RegisterAsync(Guid household, NewMember member, Actor? actor = null) =>
        portal.UseCase<RegisterPerson>().ExecuteAsync(new RegisterPersonCommand(household, [member]), actor ?? Clerk, CancellationToken.None);

    private Task<Result<IdNumberFinding>> CheckAsync(string typed, Actor actor) =>
        portal.UseCase<CheckIdNumber>().ExecuteAsync(typed, actor, CancellationToken.None);
}
