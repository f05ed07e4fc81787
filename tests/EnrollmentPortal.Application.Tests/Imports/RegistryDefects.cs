using EnrollmentPortal.Application.Registry.IdNumbers;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace EnrollmentPortal.Application.Tests.Imports;

/// <summary>Rows that contradict the registry: each kind with its own households there.</summary>
internal sealed class RegistryDefects(TestPortal portal, TestCounty county, int tenant)
{
    /// <summary>Kinds of which a check says nothing: what other units have is named only of rows that somebody brings onto the books.</summary>
    public static readonly string[] OfNeighbours = ["person of a neighbour", "household number of a neighbour"];

    private const string Village = "500240108001";
    private const string Far = "500240109001";
    private int _people;

    public async Task<IReadOnlyList<DefectKind>> ArrangeAsync(int each) =>
    [
        await KindAsync("known and the same", each, Village, (row, _) => row, new Verdict(ImportOutcome.Same)),
        await KindAsync("known with a new telephone", each, Village, (row, _) => row with { Phone = "13900000000" }, new Verdict(ImportOutcome.Changed)),
        await KindAsync("household of another village", each, Village, (_, home) => DefectiveRow.Good() with { Household = home.Number, Relation = "子", Village = "单位002" }, Verdict.Faulty("import.household-in-other-village")),
        await KindAsync("second head", each, Village, (_, home) => DefectiveRow.Good() with { Household = home.Number }, Verdict.Ambiguous("import.head-there")),
        await KindAsync("another name", each, Village, (row, _) => row with { Name = "改名" }, Verdict.Ambiguous("import.other-name")),
        await KindAsync("head who is none", each, Village, (row, _) => row with { Relation = "子" }, Verdict.Ambiguous("import.head-differs")),
        await KindAsync("half a household moves", each, Village, (row, _) => row with { Village = "单位002" }, Verdict.Ambiguous("import.household-with-others"), spouse: true),
        await KindAsync("number from before a correction", each, Village, (_, home) => DefectiveRow.Of(EarlierNumberOf(home)), Verdict.Ambiguous("import.earlier-number")),
        await KindAsync("same name and birth date", each, Village, (row, _) => DefectiveRow.Good() with { Name = row.Name }, Verdict.Ambiguous("import.same-name-and-birth")),
        await KindAsync("known without a number", each, Village, (row, _) => row with { Number = string.Empty }, Verdict.Ambiguous("import.no-number")),
        await KindAsync(OfNeighbours[0], each, Far, (row, _) => DefectiveRow.Of(row.Number), Verdict.New),
        await KindAsync(OfNeighbours[1], each, Far, (_, home) => DefectiveRow.Good() with { Household = home.Number }, Verdict.New),
    ];

    private async Task<DefectKind> KindAsync(
        string name, int each, string village, Func<DefectiveRow, Household, DefectiveRow> change, Verdict expected, bool spouse = false)
    {
        var rows = new Queue<(string Line, Verdict Expected)>();
        for (var count = 0; count < each; count++)
        {
            var head = TestMember.Head("存" + (char)('一' + _people++));
            var home = await county.AddHouseholdAsync(village, spouse ? [head, new TestMember("存" + (char)('一' + _people++))] : [head]);
            rows.Enqueue((change(DefectiveRow.Known(head.Name, NumberOf(home.Members[0]), home), home).ToString(), expected));
        }

        return new DefectKind(name, () => [rows.Dequeue()]);
    }

    private string NumberOf(Person person) => portal.Services.GetRequiredService<IdNumberVault>().Reveal(tenant, person.IdNumberCipher);

    private string EarlierNumberOf(Household home)
    {
        var number = TestCounty.NextNumber(TestMember.Head("x"));
        var kept = portal.Services.GetRequiredService<IdNumberVault>().Protect(tenant, number);
        portal.OwnerScalarAsync<bool>(
            """
            insert into earlier_id_number (tenant_id, id, person_id, org_code, id_number_hash, id_number_cipher, id_number_masked, replaced_on, reason)
            values ($1, $2, $3, $4, $5, $6, $7, date '2023-01-01', '更正') returning true
            """, tenant, Guid.CreateVersion7(), home.Members[0].Id, home.OrgCode.Value, kept.Hash, kept.Cipher, kept.Masked).GetAwaiter().GetResult();
        return number.Reveal();
    }
}
