using System.Text;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Progress.Verification;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.TestKit;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Tests.Imports;

/// <summary>Fifty thousand rows with everything that offices get wrong: each has the one outcome and the reasons that it must have.</summary>
public sealed class ImportDefectsTests(TestPortal portal) : IClassFixture<TestPortal>
{
    private const int Tenant = 500240;
    private const int Rows = 50_000;
    private const int MinOfAKind = 120;
    private const int OfARegistryKind = 20;

    // Behind the header.
    private const int FirstRow = 2;
    private static readonly Actor Clerk = TestPortal.ActorAs(Role.TownshipClerk, "500240108");

    [Fact]
    public async Task Import_GivenFortyKindsOfDefectsInFiftyThousandRows_ThenEveryRowIsAccountedFor()
    {
        // Given
        var (kinds, rows) = await MakeAsync();
        var list = new AList(portal, Clerk);
        var before = await PeopleAsync();

        // When
        var import = await list.UploadAsync(Encoding.UTF8.GetBytes(string.Join('\n', rows.Select(row => row.Line).Prepend(DefectiveRow.Header))));
        var check = await list.CheckAsync(import);

        // Then every kind has what it must have, row by row, and they add up
        Assert.True(kinds >= 40);
        Assert.Equal(Table(rows.Select(row => (row.Kind, row.Expected.ToString()))), Table(await VerdictsAsync(import, rows)));
        Assert.Equal(Rows, check.Counts!.Rows);
        foreach (var outcome in Enum.GetValues<ImportOutcome>())
        {
            Assert.Equal(rows.Count(row => row.Expected.Outcome == outcome), check.Counts.Of(outcome));
        }

        // And the error file has exactly those that were not taken
        var refused = rows.Index().Where(row => row.Item.Expected.Outcome is ImportOutcome.Faulty or ImportOutcome.Ambiguous).Select(row => row.Index + FirstRow).ToList();
        Assert.Equal(refused.Count, (await list.ErrorsAsync(import)).Count);

        // When
        var applied = await list.ApplyAsync(import);

        // Then exactly the new ones are on the books, and only now those of a neighbour are named
        var elsewhere = rows.Where(row => RegistryDefects.OfNeighbours.Contains(row.Kind)).Select(row => (row.Kind, Verdict.Ambiguous("import.registered-elsewhere").ToString())).ToList();
        Assert.Equal((ImportState.Applied, check.Counts.New - elsewhere.Count), (applied.State, applied.Counts!.New));
        Assert.Equal(before + check.Counts.New - elsewhere.Count, await PeopleAsync());
        Assert.Equal(Table(elsewhere), Table((await VerdictsAsync(import, rows)).Where(row => RegistryDefects.OfNeighbours.Contains(row.Kind))));
        Assert.Equal(0L, await portal.OwnerScalarAsync<long>(
            "select count(*) from household where tenant_id = $1 and not exists (select from person where person.tenant_id = household.tenant_id and person.household_id = household.id)", Tenant));
        Assert.All(
            (await portal.UseCase<VerifyLedger>().ExecuteAsync(TestPortal.ActorAs(Role.Auditor, "500240"), CancellationToken.None)).Value,
            book => Assert.True(book.IsOk, $"{book.Name}: {book.First}"));
    }

    private async Task<(int Kinds, IReadOnlyList<(string Kind, string Line, Verdict Expected)> Rows)> MakeAsync()
    {
        var county = await TestCounty.OpenAsync(
            portal, Tenant, 2024, new DateOnly(2023, 11, 20), "500240108001", "500240108002", "500240108003", "500240108004", "500240109001");
        await portal.OwnerScalarAsync<long>(
            "with named as (update org_unit set name = '同名村' where org_code in ('500240108003', '500240108004') returning 1) select count(*) from named");
        var known = await new RegistryDefects(portal, county, Tenant).ArrangeAsync(OfARegistryKind);
        DefectKind[] inFiles = [.. DefectKinds.OfRows, .. DefectKinds.OfFiles, .. DefectKinds.Repaired];
        // A different number of each, so that no two kinds can be taken for each other.
        var groups = inFiles.SelectMany((kind, index) => Enumerable.Repeat(kind, MinOfAKind + index))
            .Concat(known.SelectMany(kind => Enumerable.Repeat(kind, OfARegistryKind)))
            .Select(kind => kind.Make().Select(row => (kind.Name, row.Line, row.Expected)).ToList())
            .ToList();
        var good = Rows - groups.Sum(group => group.Count);
        groups.AddRange(Enumerable.Range(0, good).Select(_ => new List<(string, string, Verdict)> { ("nothing", DefectiveRow.Good().ToString(), Verdict.New) }));
        var order = groups.ToArray();
        new Random(20231120).Shuffle(order);
        return (inFiles.Length + known.Count, [.. order.SelectMany(group => group)]);
    }

    private async Task<List<(string Kind, string Verdict)>> VerdictsAsync(Guid import, IReadOnlyList<(string Kind, string Line, Verdict Expected)> rows)
    {
        await using var work = await portal.Database.BeginAsync(Clerk.Scope, CancellationToken.None);
        var found = await work.ImportRows.AsNoTracking().Where(row => row.ImportId == import).Select(row => new { row.RowNumber, row.Outcome, row.Faults }).ToListAsync();
        return found.ConvertAll(row => (
            rows[row.RowNumber - FirstRow].Kind,
            new Verdict(row.Outcome, [.. row.Faults.Select(fault => KeptErrors.Read(fault).Code)]).ToString()));
    }

    private Task<long> PeopleAsync() => portal.OwnerScalarAsync<long>("select count(*) from person where tenant_id = $1", Tenant);

    // One line a kind and verdict: what differs is named when the test fails.
    private static string[] Table(IEnumerable<(string Kind, string Verdict)> rows) =>
        [.. rows.CountBy(row => row).Select(count => $"{count.Key.Kind}: {count.Key.Verdict} × {count.Value}").Order(StringComparer.Ordinal)];
}
