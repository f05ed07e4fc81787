using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Households;

/// <summary>Registering whole families in 王场.</summary>
public sealed class RegisterHouseholdTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
    private const string Village = "500240108001";
    private const string FarVillage = "500240103001";
    private static readonly Actor Clerk = TestPortal.ActorAs(Role.TownshipClerk, "500240108");
    private static readonly Actor FarClerk = TestPortal.ActorAs(Role.TownshipClerk, "500240103");
    private static readonly SemaphoreSlim Arranging = new(1);
    private static bool _arranged;

    public async ValueTask InitializeAsync()
    {
        await Arranging.WaitAsync();
        if (!_arranged)
        {
            await TestCounty.OpenAsync(portal, 500240, 2024, new DateOnly(2023, 11, 20), Village, "500240108002", FarVillage);
            await TestCounty.OpenAsync(portal, 500118, 2023, new DateOnly(2022, 11, 20), "500118107001");
            await portal.OwnerScalarAsync<int>("update tenant set demonstration = false, business_date = null where id = 500118 returning 1");
            _arranged = true;
        }

        Arranging.Release();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task ExecuteAsync_GivenAFamily_ThenHouseholdMembersCountersAndAuditAreThere()
    {
        // Given a family with a soldier, who need not enrol
        var before = await CountersAsync();
        var soldier = AFamily.Member("欧阳小军", Relation.Son) with { Exemption = ExemptionReason.MilitaryService };
        var command = AFamily.Of(Village, AFamily.Head("欧阳国华"), AFamily.Member("冉小琴", Relation.Spouse, Sex.Female), soldier);

        // When
        var done = await RegisterAsync(command);

        // Then
        Assert.Null(done.Error);
        Assert.Equal(("欧阳国华", 3), (done.Value.HeadName, done.Value.Members));
        var people = await portal.OwnerScalarAsync<string>(
            "select string_agg(name || ' ' || name_initials || ' ' || ethnic_group, ',' order by relation) from person where household_id = $1", done.Value.HouseholdId);
        Assert.Equal("欧阳国华 oygh 土家族,欧阳小军 oyxj 土家族,冉小琴 rxq 土家族", people);
        Assert.Equal((before.Registered + 3, before.Exempt + 1), await CountersAsync());
        var notes = await portal.OwnerScalarAsync<string>(
            """
            select string_agg(action, ',' order by action) from audit_entry
            where subject_id = $1::text or subject_id in (select id::text from person where household_id = $1)
            """,
            done.Value.HouseholdId);
        Assert.Equal("household.registered,person.registered,person.registered,person.registered", notes);
    }

    [Fact]
    public async Task ExecuteAsync_GivenAnAuditEntry_ThenItHoldsTheMaskedNumberAlone()
    {
        // Given
        var head = AFamily.Head("谭一");

        // When
        var done = await RegisterAsync(AFamily.Of(Village, head));

        // Then
        var entry = await portal.OwnerScalarAsync<string>(
            "select string_agg(new_values::text, '') from audit_entry where subject_id in (select id::text from person where household_id = $1)", done.Value.HouseholdId);
        Assert.Contains("***********", entry, StringComparison.Ordinal);
        Assert.DoesNotContain(head.IdNumber, entry, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExecuteAsync_GivenNoNumber_ThenTheVillageGivesTheNextOne()
    {
        // Given
        var proposed = await portal.UseCase<ProposeHouseholdNumber>().ExecuteAsync(OrgCode.Parse("500240108002"), Clerk, CancellationToken.None);

        // When
        var first = await RegisterAsync(AFamily.Of("500240108002", AFamily.Head("谭二")));
        var second = await RegisterAsync(AFamily.Of("500240108002", AFamily.Head("谭三")));

        // Then
        Assert.Equal("10800200001", proposed.Value);
        Assert.Equal((proposed.Value, "10800200002"), (first.Value.Number, second.Value.Number));
    }

    [Fact]
    public async Task ExecuteAsync_GivenManyDesksWithoutANumber_ThenEveryHouseholdHasItsOwn()
    {
        // Given
        var commands = Enumerable.Range(0, 12).Select(desk => AFamily.Of(Village, AFamily.Head($"并发{desk}"))).ToList();

        // When
        var results = await Task.WhenAll(commands.Select(command => RegisterAsync(command)));

        // Then
        Assert.All(results, result => Assert.Null(result.Error));
        Assert.Distinct(results.Select(result => result.Value.Number));
    }

    [Fact]
    public async Task ExecuteAsync_GivenATypedNumberThatIsTaken_ThenItSaysSoAndChangesNothing()
    {
        // Given
        await RegisterAsync(AFamily.Of(Village, AFamily.Head("谭四")) with { Number = "H-77" });
        var before = await CountersAsync();

        // When
        var refused = await RegisterAsync(AFamily.Of(Village, AFamily.Head("谭五")) with { Number = " H-77 " });

        // Then
        Assert.Equal("registry.number-taken", refused.Error?.Code);
        Assert.Equal(before, await CountersAsync());
    }

    [Fact]
    public async Task ExecuteAsync_GivenSomebodyOfTheTownship_ThenTheRefusalLeadsToHisHousehold()
    {
        // Given
        var known = AFamily.Head("谭六");
        var first = await RegisterAsync(AFamily.Of(Village, known));

        // When
        var refused = await RegisterAsync(AFamily.Of(Village, AFamily.Head("谭七"), known with { Relation = Relation.Son }));

        // Then
        Assert.Equal(RegistryErrors.DuplicateHere(first.Value.Number, first.Value.HouseholdId, new MemberIndex(1)).ToString(), refused.Error?.ToString());
    }

    [Fact]
    public async Task ExecuteAsync_GivenSomebodyOfAnotherTownship_ThenTheRefusalTellsNothingButThat()
    {
        // Given
        var known = AFamily.Head("谭八");
        await RegisterAsync(AFamily.Of(FarVillage, known), FarClerk);

        // When
        var refused = await RegisterAsync(AFamily.Of(Village, known));

        // Then
        Assert.Equal("registry.duplicate-elsewhere", refused.Error?.Code);
        Assert.Equal([new MemberIndex(0)], refused.Error?.Arguments);
    }

    [Fact]
    public async Task ExecuteAsync_GivenTheSameFamilyAtTwoDesksInTwoOrders_ThenOneWins()
    {
        // Given
        NewMember[] members = [AFamily.Head("谭九"), AFamily.Member("谭十", Relation.Son), AFamily.Member("谭十一", Relation.Son)];
        var before = await CountersAsync();

        // When
        var results = await Task.WhenAll(
            RegisterAsync(AFamily.Of(Village, members)),
            RegisterAsync(AFamily.Of(Village, [.. members.Reverse()])),
            RegisterAsync(AFamily.Of(FarVillage, members), FarClerk));

        // Then
        Assert.Single(results, result => !result.IsError);
        Assert.All(results.Where(result => result.IsError), result => Assert.StartsWith("registry.duplicate-", result.Error!.Code, StringComparison.Ordinal));
        var gained = results[2].IsError ? 3 : 0;
        Assert.Equal((before.Registered + gained, before.Exempt), await CountersAsync());
    }

    [Fact]
    public async Task ExecuteAsync_GivenTheSameNumberInTwoRows_ThenTheSecondRowIsNamed()
    {
        // Given
        var head = AFamily.Head("谭十二");

        // When
        var refused = await RegisterAsync(AFamily.Of(Village, head, head with { Name = "谭十三", Relation = Relation.Sibling }));

        // Then
        Assert.Equal(RegistryErrors.SameNumberTwice(new MemberIndex(1)).ToString(), refused.Error?.ToString());
    }

    [Fact]
    public async Task ExecuteAsync_GivenARegisterThatContradictsTheNumber_ThenItSaysWhat()
    {
        // Given
        var head = AFamily.Head("谭十四");

        // When
        var born = await RegisterAsync(AFamily.Of(Village, head with { BornOn = new DateOnly(1980, 5, 2) }));
        var sex = await RegisterAsync(AFamily.Of(Village, head with { Sex = Sex.Female }));
        var digit = await RegisterAsync(AFamily.Of(Village, head with { IdNumber = head.IdNumber[..17] + (head.IdNumber[17] == '1' ? '2' : '1') }));
        var future = await RegisterAsync(AFamily.Of(Village, BornOn(new DateOnly(2023, 11, 21))));

        // Then
        Assert.Equal(
            ["id-number.birth-date-differs", "id-number.sex-differs", "id-number.check-digit", "registry.born-in-future"],
            new[] { born, sex, digit, future }.Select(result => result.Error?.Code));
    }

    [Fact]
    public async Task ExecuteAsync_GivenASyntheticNumberInARealCounty_ThenItIsNoNumber()
    {
        // Given
        var clerk = TestPortal.ActorAs(Role.TownshipClerk, "500118107");

        // When
        var refused = await RegisterAsync(AFamily.Of("500118107001", AFamily.Head("陈一")), clerk);

        // Then
        Assert.Equal("id-number.province", refused.Error?.Code);
    }

    [Theory]
    [InlineData(FarVillage)]
    [InlineData("500240108999")]
    [InlineData("500118107001")]
    public async Task ExecuteAsync_GivenAVillageOutsideTheScope_ThenItIsNotFound(string village)
    {
        // Given, When
        var refused = await RegisterAsync(AFamily.Of(village, AFamily.Head("谭十五")));

        // Then
        Assert.Equal(RegistryErrors.VillageNotFound, refused.Error);
    }

    [Theory]
    [InlineData(Role.VillageCadre)]
    [InlineData(Role.CountyOfficial)]
    [InlineData(Role.Auditor)]
    public async Task ExecuteAsync_GivenARoleThatOnlyReads_ThenForbidden(Role role)
    {
        // Given
        var actor = TestPortal.ActorAs(role, "500240");

        // When, Then
        await Assert.ThrowsAsync<AccessDeniedException>(() => RegisterAsync(AFamily.Of(Village, AFamily.Head("谭十六")), actor));
    }

    [Fact]
    public async Task ExecuteAsync_GivenASecondHead_ThenTheShapeIsRefused()
    {
        // Given, When
        var refused = await RegisterAsync(AFamily.Of(Village, AFamily.Head("谭十七"), AFamily.Head("谭十八")));

        // Then
        Assert.Equal("registry.one-head", refused.Error?.Code);
    }

    private static NewMember BornOn(DateOnly day)
    {
        var number = IdNumber.Compose("990199", day, 1);
        return AFamily.Head("未来") with { IdNumber = number.Reveal(), BornOn = day };
    }

    private Task<Result<RegisteredHousehold>> RegisterAsync(RegisterHouseholdCommand command, Actor? actor = null) =>
        portal.UseCase<RegisterHousehold>().ExecuteAsync(command, actor ?? Clerk, CancellationToken.None);

    // The counters of the whole township, which must equal a recount of the people themselves.
    private async Task<(int Registered, int Exempt)> CountersAsync()
    {
        const string Counters = "select coalesce(sum(registered), 0) || '/' || coalesce(sum(exempt), 0) from village_progress where org_code ^@ '500240108'";
        const string People = "select count(*) || '/' || count(exemption_reason) from person where org_code ^@ '500240108'";
        var counters = await portal.OwnerScalarAsync<string>(Counters);
        Assert.Equal(await portal.OwnerScalarAsync<string>(People), counters);
        var parts = counters.Split('/');
        return (int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture), int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
    }
}
