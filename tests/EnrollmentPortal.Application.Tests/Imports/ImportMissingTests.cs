using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Households.Changes;
using EnrollmentPortal.Application.Imports;
using EnrollmentPortal.Application.Imports.Coverage;
using EnrollmentPortal.Application.Tests.Households.Changes;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace EnrollmentPortal.Application.Tests.Imports;

/// <summary>People who are registered in a village and not in its list are marked for follow-up, and never deleted.</summary>
public sealed class ImportMissingTests(ImportOffice office) : IClassFixture<ImportOffice>
{
    private const string Village = AMovingCounty.Village;

    [Fact]
    public async Task Apply_GivenAListOfAWholeVillage_ThenWhoIsNotInItIsMarkedUntilFoundExemptOrSeenAgain()
    {
        // Given: three stand in the list, one of them in a faulty row; five do not, and one of these is exempt
        var home = await office.County.AddAsync(
            Village, TestMember.Head("在册甲"), new TestMember("在册乙"), new TestMember("有误丙"), new TestMember("问丁"), new TestMember("免戊"), new TestMember("再己"),
            new TestMember("迁辛"), new TestMember("早免") with { Exemption = ExemptionReason.Deceased });
        var other = await office.County.AddAsync(AMovingCounty.OtherVillage, TestMember.Head("邻村"), new TestMember("邻村乙"), new TestMember("邻村丙"));
        var list = office.List()
            .With("在册甲", office.NumberOf(home, 0), home.Number).With("在册乙", office.NumberOf(home, 1), home.Number, "其他").With("有误丙", office.NumberOf(home, 2), home.Number, "邻居")
            .With("邻村", office.NumberOf(other, 0), other.Number, village: "单位206");

        // When: by themselves only villages count of which the list has half
        var check = await list.CheckAsync();
        var suggested = await CoverageAsync(check.Id);
        Assert.Equal(0, (await CoverAsync(check.Id, Village)).Value);
        await list.ApplyAsync(check.Id);

        // Then
        Assert.Equal([(Village, 7, 3, false), (AMovingCounty.OtherVillage, 3, 1, false)], suggested.Select(village => (village.Code, village.Registered, village.Named, village.IsCovered)));
        Assert.Equal(["问丁", "免戊", "再己", "迁辛"], (await NamesAsync(AMovingCounty.Clerk)).Order(Comparer<string>.Create((a, b) => Order(a) - Order(b))));
        Assert.Equal(new MissingVillage(Village, "单位001", 4), Assert.Single((await ListAsync(AMovingCounty.Clerk, null)).Villages));
        Assert.Equal(4, (await NamesAsync(AMovingCounty.Cadre)).Count);
        Assert.Equal(8, await office.Portal.OwnerScalarAsync<long>("select count(*) from person where household_id = $1", home.Id));

        // When: one is asked about, one gets an exemption, one stands in a later list, one moves and takes the question along
        var said = await office.Portal.UseCase<SettleMissing>().ExecuteAsync([home.Members[3].Id], "在外打工，已电话核实", AMovingCounty.Clerk, CancellationToken.None);
        Assert.Null((await office.Portal.UseCase<ExemptPerson>().ExecuteAsync(Exempt(home.Members[4].Id), AMovingCounty.Clerk, CancellationToken.None)).Error);
        var later = office.List().With("再己", office.NumberOf(home, 5), home.Number, "其他");
        var seen = await later.CheckAsync();
        await later.ApplyAsync(seen.Id);
        Assert.Null((await office.Portal.UseCase<MovePeople>().ExecuteAsync(
            new MovePeopleCommand(home.Id, [new Mover(home.Members[6].Id, Relation.Other)], other.Id, null, null, "投靠"), AMovingCounty.Clerk, CancellationToken.None)).Error);

        // Then
        Assert.Equal(1, said.Value);
        Assert.Empty(await NamesAsync(AMovingCounty.Clerk));
        Assert.Equal(["迁辛"], (await ListAsync(AMovingCounty.OtherCadre, null)).People.Select(person => person.Name));
        await office.County.AssertBooksAgreeAsync();
    }

    [Fact]
    public async Task Settle_GivenNoNoteOrACadre_ThenItIsRefused()
    {
        // Given, When
        var silent = await office.Portal.UseCase<SettleMissing>().ExecuteAsync([Guid.CreateVersion7()], " ", AMovingCounty.Clerk, CancellationToken.None);

        // Then
        Assert.Equal(ImportErrors.NoteMissing, silent.Error);
        await Assert.ThrowsAsync<AccessDeniedException>(
            () => office.Portal.UseCase<SettleMissing>().ExecuteAsync([Guid.CreateVersion7()], "在家", AMovingCounty.Cadre, CancellationToken.None));
    }

    private static int Order(string name) => Array.IndexOf(["问丁", "免戊", "再己", "迁辛"], name);

    private static ExemptPersonCommand Exempt(Guid person) => new(person, ExemptionReason.MovedAway, new DateOnly(2023, 11, 1), null, "迁出证明", null, null);

    private async Task<IReadOnlyList<CoveredVillage>> CoverageAsync(Guid import) =>
        (await office.Portal.UseCase<ReadImportCoverage>().ExecuteAsync(import, AMovingCounty.Clerk, CancellationToken.None)).Value.Villages;

    private Task<Result<int>> CoverAsync(Guid import, params string[] villages) => office.Portal.UseCase<CoverVillages>().ExecuteAsync(import, villages, AMovingCounty.Clerk, CancellationToken.None);

    private async Task<MissingList> ListAsync(Actor actor, string? unit) =>
        (await office.Portal.UseCase<ListMissing>().ExecuteAsync(unit is null ? null : OrgCode.Parse(unit), actor, CancellationToken.None)).Value;

    private async Task<List<string>> NamesAsync(Actor actor) => [.. (await ListAsync(actor, Village)).People.Select(person => person.Name)];
}
