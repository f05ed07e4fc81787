using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Application.Tests.Households.Changes;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace EnrollmentPortal.Application.Tests.Imports;

/// <summary>The history of a household tells what lists did to it: who came, what changed, who left, and what was taken back.</summary>
public sealed class ImportHistoryTests(ImportOffice office) : IClassFixture<ImportOffice>
{
    [Fact]
    public async Task Read_GivenAListThatChangesMovesAndRegisters_ThenBothHouseholdsTellItFieldByField()
    {
        // Given
        var left = await office.County.AddAsync(AMovingCounty.Village, TestMember.Head("史主"), new TestMember("史妻") { Relation = Relation.Spouse });
        var joined = await office.County.AddAsync(AMovingCounty.OtherVillage, TestMember.Head("史接"));
        var list = office.List()
            .With("史主", office.NumberOf(left, 0), joined.Number, "父母", "单位206")
            .With("史妻", office.NumberOf(left, 1), left.Number, "配偶", phone: "13700001111")
            .With("史新", AList.Number(2015), joined.Number, "子", "单位206");
        var check = await list.CheckAsync();
        Assert.Empty(await ReadAsync(joined.Id));
        Assert.Null((await office.DecideAsync(check.Id, 2, ImportDecision.SamePerson)).Error);

        // When
        await list.ApplyAsync(check.Id);

        // Then
        var (atLeft, atJoined) = (await ReadAsync(left.Id), await ReadAsync(joined.Id));
        Assert.Equal(["import.changed 史妻", "import.moved 史主"], atLeft.Select(Said).Order(StringComparer.Ordinal));
        Assert.Equal(["import.moved 史主", "import.registered 史新"], atJoined.Select(Said).Order(StringComparer.Ordinal));
        Assert.All(atLeft.Concat(atJoined), line => Assert.Equal(("名单.csv", AMovingCounty.Clerk.Name), (line.ListName, line.ActorName)));
        var changed = atLeft.Single(line => line.Action == "import.changed");
        Assert.Equal(("""{"phone":null}""", """{"phone":"13700001111"}"""), (changed.OldValues, changed.NewValues));
        var moved = atLeft.Single(line => line.Action == "import.moved");
        Assert.Equal(
            ($$"""{"village":"单位001","household":"{{left.Number}}","relation":"Head","headName":"史主"}""", $$"""{"village":"单位206","household":"{{joined.Number}}","relation":"Parent","headName":"史妻"}"""),
            (moved.OldValues, moved.NewValues));

        // When
        await office.UndoAsync(list, check.Id);

        // Then
        Assert.Equal(
            ["import.changed 史妻", "import.moved 史主", "import.undone 史主", "import.undone 史妻"], (await ReadAsync(left.Id)).Select(Said).Order(StringComparer.Ordinal));
        Assert.Equal(changed.OldValues, (await ReadAsync(left.Id)).Single(line => Said(line) == "import.undone 史妻").NewValues);
    }

    private static string Said(HistoryLine line) => $"{line.Action} {line.Person}";

    private async Task<IReadOnlyList<HistoryLine>> ReadAsync(Guid household) =>
        (await office.Portal.UseCase<ReadHouseholdHistory>().ExecuteAsync(household, AMovingCounty.Clerk, CancellationToken.None)).Value.Lines;
}
