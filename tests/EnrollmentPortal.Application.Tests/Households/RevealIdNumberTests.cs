using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Households;

public sealed class RevealIdNumberTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
    private const string Village = "500240108001";
    private static readonly Actor Clerk = TestPortal.ActorAs(Role.TownshipClerk, "500240108");
    private readonly NewMember _head = AFamily.Head("谭国华");
    private Guid _person;

    public async ValueTask InitializeAsync()
    {
        if (await portal.OwnerScalarAsync<long>("select count(*) from tenant") == 0)
        {
            await TestCounty.OpenAsync(portal, 500240, 2024, new DateOnly(2023, 11, 20), Village, "500240103001");
        }

        var done = await portal.UseCase<RegisterHousehold>().ExecuteAsync(AFamily.Of(Village, _head), Clerk, CancellationToken.None);
        _person = await portal.OwnerScalarAsync<Guid>("select id from person where household_id = $1", done.Value.HouseholdId);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task ExecuteAsync_GivenAReason_ThenTheWholeNumberAndALineInTheAuditTrail()
    {
        // Given, When
        var number = await RevealAsync(RevealPurpose.Other, "核对户口簿", Clerk);

        // Then
        Assert.Equal(_head.IdNumber, number.Value);
        var line = await portal.OwnerScalarAsync<string>(
            "select actor_name || '|' || reason || '|' || coalesce(new_values::text, '-') from audit_entry where action = 'id-number.revealed' and subject_id = $1",
            _person.ToString());
        Assert.Equal("TownshipClerk|Other: 核对户口簿|-", line);
    }

    [Theory]
    [InlineData(null, null, "reveal.purpose-missing")]
    [InlineData(RevealPurpose.Other, " 看 ", "reveal.note-missing")]
    public async Task ExecuteAsync_GivenNoReason_ThenNothingIsShownOrRecorded(RevealPurpose? purpose, string? note, string code)
    {
        // Given, When
        var refused = await RevealAsync(purpose, note, Clerk);

        // Then
        Assert.Equal(code, refused.Error?.Code);
        Assert.Equal(0L, await LinesAsync());
    }

    [Fact]
    public async Task ExecuteAsync_GivenAnotherTownship_ThenNotFound()
    {
        // Given, When
        var refused = await RevealAsync(RevealPurpose.CheckDocument, null, TestPortal.ActorAs(Role.TownshipClerk, "500240103"));

        // Then
        Assert.Equal(RegistryErrors.PersonNotFound, refused.Error);
        Assert.Equal(0L, await LinesAsync());
    }

    [Fact]
    public async Task ExecuteAsync_GivenACadre_ThenForbidden()
    {
        // Given, When, Then
        await Assert.ThrowsAsync<AccessDeniedException>(() => RevealAsync(RevealPurpose.CheckDocument, null, TestPortal.ActorAs(Role.VillageCadre, Village)));
    }

    private Task<Result<string>> RevealAsync(RevealPurpose? purpose, string? note, Actor actor) =>
        portal.UseCase<RevealIdNumber>().ExecuteAsync(new RevealIdNumberCommand(_person, purpose, note), actor, CancellationToken.None);

    private Task<long> LinesAsync() =>
        portal.OwnerScalarAsync<long>("select count(*) from audit_entry where action = 'id-number.revealed' and subject_id = $1", _person.ToString());
}
