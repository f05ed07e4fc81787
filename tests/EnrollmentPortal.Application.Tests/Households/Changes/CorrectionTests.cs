using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Households.Changes;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Application.Registry.Names;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Households.Changes;

/// <summary>Numbers, names, heads and contacts are put right with a trail.</summary>
public sealed class CorrectionTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
    private static readonly SemaphoreSlim One = new(1);
    private static AMovingCounty? _county;

    private static AMovingCounty County => _county!;

    public async ValueTask InitializeAsync()
    {
        await One.WaitAsync();
        _county ??= await AMovingCounty.OpenAsync(portal);
    }

    public ValueTask DisposeAsync()
    {
        One.Release();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task CorrectIdNumber_GivenTheRightNumber_ThenBothNumbersFindThePersonAndTheWrongOneIsKeptEncrypted()
    {
        // Given
        var household = await County.AddAsync(AMovingCounty.Village, TestMember.Head("号码错"));
        var person = household.Members[0];
        var wrong = await RevealAsync(person.Id);
        var right = TestCounty.NextNumber(new TestMember("x").Born(1979, 4, 3) with { Sex = Sex.Female });

        // When
        var done = await CorrectAsync(person.Id, right.Reveal());

        // Then
        Assert.Equal(("号码错", new DateOnly(1979, 4, 3), Sex.Female), (done.Value.Name, done.Value.BornOn, done.Value.Sex));
        Assert.Equal(person.Id, Assert.Single((await SearchAsync(right.Reveal())).Hits).PersonId);
        var byOld = Assert.Single((await SearchAsync(wrong)).Hits);
        Assert.Equal((person.Id, SearchKind.EarlierIdNumber), (byOld.PersonId, byOld.FoundBy));
        Assert.Equal(0L, await portal.OwnerScalarAsync<long>("select count(*) from audit_entry where new_values::text like '%' || $1 || '%' or old_values::text like '%' || $1 || '%'", wrong));
        Assert.Equal(1L, await County.AuditAsync("person.id-number-corrected", person.Id));
        await County.AssertBooksAgreeAsync();
    }

    [Fact]
    public async Task CorrectIdNumber_GivenANumberOfSomebodyElse_ThenItSaysWhereOrThatItLiesOutside()
    {
        // Given
        var household = await County.AddAsync(AMovingCounty.Village, TestMember.Head("甲某"), new TestMember("乙某"));
        var far = await County.AddAsync(AMovingCounty.FarVillage, TestMember.Head("丙某"));

        // When
        var here = await CorrectAsync(household.Members[0].Id, await RevealAsync(household.Members[1].Id));
        var outside = await CorrectAsync(household.Members[0].Id, await RevealAsync(far.Members[0].Id));
        var same = await CorrectAsync(household.Members[0].Id, await RevealAsync(household.Members[0].Id));
        var broken = await CorrectAsync(household.Members[0].Id, "12345");

        // Then
        Assert.Equal(["people.number-here", "people.number-outside", "people.unchanged", "id-number.length"], new[] { here, outside, same, broken }.Select(answer => answer.Error?.Code));
        Assert.Contains(household.Id, here.Error!.Arguments);
    }

    [Fact]
    public async Task RegisterPerson_GivenANumberThatSomebodyHadEarlier_ThenThatHouseholdIsNamed()
    {
        // Given
        var household = await County.AddAsync(AMovingCounty.Village, TestMember.Head("旧号人"), new TestMember("其他人"));
        var old = IdNumber.Parse(await RevealAsync(household.Members[0].Id), allowReserved: true).Value;
        await CorrectAsync(household.Members[0].Id, TestCounty.NextNumber(new TestMember("y")).Reveal());

        // When
        var member = new NewMember("冒名", Relation.Other, old.Reveal(), old.Sex, old.BirthDate, EthnicGroup.Han, null, ResidenceGrounds.LocalHukou);
        var refused = await portal.UseCase<RegisterPerson>().ExecuteAsync(new RegisterPersonCommand(household.Id, [member]), AMovingCounty.Clerk, CancellationToken.None);

        // Then
        Assert.Equal("registry.duplicate-here", refused.Error?.Code);
    }

    [Fact]
    public async Task RegisterPerson_GivenANewbornOfAMother_ThenTheTrailNamesHer()
    {
        // Given
        var household = await County.AddAsync(AMovingCounty.Village, TestMember.Head("产妇") with { Sex = Sex.Female });
        var number = TestCounty.NextNumber(new TestMember("z").Born(2023, 11, 10));
        var child = new NewMember("新生儿", Relation.Son, number.Reveal(), number.Sex, number.BirthDate, EthnicGroup.Han, null, ResidenceGrounds.LocalHukou);

        // When
        var done = await portal.UseCase<RegisterPerson>().ExecuteAsync(
            new RegisterPersonCommand(household.Id, [child], household.Members[0].Id), AMovingCounty.Clerk, CancellationToken.None);
        var byNobody = await portal.UseCase<RegisterPerson>().ExecuteAsync(
            new RegisterPersonCommand(household.Id, [child], Guid.CreateVersion7()), AMovingCounty.Clerk, CancellationToken.None);

        // Then
        Assert.Null(done.Error);
        Assert.Equal(RegistryErrors.ChangedMeanwhile, byNobody.Error);
        Assert.Equal(1L, await portal.OwnerScalarAsync<long>("select count(*) from audit_entry where new_values ->> 'mother' = '产妇'"));
        await County.AssertBooksAgreeAsync();
    }

    [Fact]
    public async Task ChangeName_GivenTheHead_ThenTheHouseholdAndTheSearchFollow()
    {
        // Given
        var household = await County.AddAsync(AMovingCounty.Village, TestMember.Head("旧名字"));

        // When
        var done = await portal.UseCase<ChangeName>().ExecuteAsync(
            new ChangeNameCommand(household.Members[0].Id, "覃新名", "户口簿"), AMovingCounty.Clerk, CancellationToken.None);
        var same = await portal.UseCase<ChangeName>().ExecuteAsync(
            new ChangeNameCommand(household.Members[0].Id, "覃新名", "户口簿"), AMovingCounty.Clerk, CancellationToken.None);
        var far = await portal.UseCase<ChangeName>().ExecuteAsync(
            new ChangeNameCommand(household.Members[0].Id, "别人", "户口簿"), AMovingCounty.FarClerk, CancellationToken.None);

        // Then
        Assert.Equal("覃新名", done.Value);
        Assert.Equal((RegistryErrors.Unchanged, RegistryErrors.PersonNotFound), (same.Error, far.Error));
        Assert.Equal("覃新名", await portal.OwnerScalarAsync<string>("select head_name from household where id = $1", household.Id));
        Assert.Equal(household.Members[0].Id, Assert.Single((await SearchAsync("qinxinming")).Hits).PersonId);
    }

    [Fact]
    public async Task ChangeHead_GivenRelations_ThenExactlyOneHeadAndEveryMemberIsNamed()
    {
        // Given
        var household = await County.AddAsync(AMovingCounty.Village, TestMember.Head("老户主"), new TestMember("新户主"));
        var (old, next) = (household.Members[0].Id, household.Members[1].Id);

        // When
        var two = await HeadAsync(household.Id, new Mover(old, Relation.Head), new Mover(next, Relation.Head));
        var partial = await HeadAsync(household.Id, new Mover(next, Relation.Head));
        var done = await HeadAsync(household.Id, new Mover(next, Relation.Head), new Mover(old, Relation.Parent));

        // Then
        Assert.Equal(("people.one-head", "people.changed-meanwhile", "新户主"), (two.Error?.Code, partial.Error?.Code, done.Value));
        Assert.Equal("Parent", await portal.OwnerScalarAsync<string>("select relation from person where id = $1", old));
    }

    [Fact]
    public async Task ChangeContact_GivenAddressAndTelephones_ThenBothAreFound()
    {
        // Given
        var household = await County.AddAsync(AMovingCounty.Village, TestMember.Head("联系人"), new TestMember("子女"));

        // When
        var done = await portal.UseCase<ChangeContact>().ExecuteAsync(
            new ChangeContactCommand(household.Id, "5组", "王场镇石溪村5组77号", "023-7337 1234", [new MemberPhone(household.Members[1].Id, "154 0000 9876")]),
            AMovingCounty.Clerk,
            CancellationToken.None);
        var bad = await portal.UseCase<ChangeContact>().ExecuteAsync(
            new ChangeContactCommand(household.Id, "5组", "", "abc", []), AMovingCounty.Clerk, CancellationToken.None);

        // Then
        Assert.Equal(household.Number, done.Value);
        Assert.Equal("registry.phone", bad.Error?.Code);
        Assert.Equal("联系人", Assert.Single((await SearchAsync("石溪村5组77")).Hits).Name);
        Assert.Equal("联系人", Assert.Single((await SearchAsync("73371234")).Hits).Name);
        var tail = Assert.Single((await SearchAsync("9876")).Hits);
        Assert.Equal(("子女", SearchKind.PhoneTail), (tail.Name, tail.FoundBy));
    }

    [Fact]
    public async Task ReadHouseholdHistory_GivenChanges_ThenTheClerkReadsThemAndAnotherTownshipNothing()
    {
        // Given
        var household = await County.AddAsync(AMovingCounty.Village, TestMember.Head("有历史"));
        await portal.UseCase<ChangeName>().ExecuteAsync(new ChangeNameCommand(household.Members[0].Id, "改过名", "户口簿"), AMovingCounty.Clerk, CancellationToken.None);

        // When
        var read = await portal.UseCase<ReadHouseholdHistory>().ExecuteAsync(household.Id, AMovingCounty.Clerk, CancellationToken.None);
        var far = await portal.UseCase<ReadHouseholdHistory>().ExecuteAsync(household.Id, AMovingCounty.FarClerk, CancellationToken.None);

        // Then
        var line = Assert.Single(read.Value.Lines);
        Assert.Equal(("person.renamed", "改过名", "户口簿"), (line.Action, line.Person, line.Reason));
        Assert.Equal(RegistryErrors.HouseholdNotFound, far.Error);
    }

    private Task<Result<string>> HeadAsync(Guid household, params Mover[] relations) =>
        portal.UseCase<ChangeHead>().ExecuteAsync(new ChangeHeadCommand(household, relations, "户主变更"), AMovingCounty.Clerk, CancellationToken.None);

    private Task<Result<CorrectedPerson>> CorrectAsync(Guid person, string number) =>
        portal.UseCase<CorrectIdNumber>().ExecuteAsync(new CorrectIdNumberCommand(person, number, "身份证原件"), AMovingCounty.Clerk, CancellationToken.None);

    private async Task<RegistryHits> SearchAsync(string typed) =>
        (await portal.UseCase<SearchRegistry>().ExecuteAsync(typed, AMovingCounty.Clerk, CancellationToken.None)).Value;

    private async Task<string> RevealAsync(Guid person) => (await portal.UseCase<RevealIdNumber>().ExecuteAsync(
        new RevealIdNumberCommand(person, RevealPurpose.CorrectRecord, null), TestPortal.ActorAs(Role.CountyOfficial, "500240"), CancellationToken.None)).Value;
}
