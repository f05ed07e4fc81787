using System.Text;
using EnrollmentPortal.Application.Resources;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Tenancy;

namespace EnrollmentPortal.Application.Divisions;

/// <summary>The townships and villages of the counties, and what the names in plans' tables mean among them.</summary>
public sealed class DivisionCatalog
{
    private readonly Dictionary<OrgCode, DivisionUnit> _byCode;
    private readonly Dictionary<int, DivisionUnit[]> _byTenant;
    private readonly Dictionary<(int TenantId, string Key), DivisionUnit> _byPrintedName;
    private readonly ILookup<(int TenantId, string Key), DivisionUnit> _byName;

    private DivisionCatalog(IEnumerable<DivisionUnit> units, IEnumerable<string[]> planUnits)
    {
        _byCode = units.ToDictionary(unit => unit.Code);
        _byTenant = _byCode.Values
            .GroupBy(unit => unit.Code.TenantId)
            .ToDictionary(county => county.Key, county => county.OrderBy(unit => unit.Code).ToArray());
        Mismatches = [.. planUnits.Select(ReadMismatch)];
        _byPrintedName = Mismatches
            .Where(mismatch => mismatch.PrintedName is not null)
            .ToDictionary(mismatch => (mismatch.Unit.Code.TenantId, Key(mismatch.PrintedName!)), mismatch => mismatch.Unit);
        _byName = _byCode.Values
            .SelectMany(unit => new[] { unit.Name, unit.FullName }.Distinct().Select(name => (unit, Key: (unit.Code.TenantId, Key(name)))))
            .ToLookup(pair => pair.Key, pair => pair.unit);
    }

    /// <summary>The catalog that is built into the program: five counties.</summary>
    public static DivisionCatalog Embedded { get; } = new(ReadUnits(), EmbeddedText.Rows("Divisions/plan-units.tsv", '\t'));

    /// <summary>Every place where a plan's table and the division list differ.</summary>
    public IReadOnlyList<DivisionMismatch> Mismatches { get; }

    /// <summary>The counties that the catalog has.</summary>
    public IEnumerable<int> TenantIds => _byTenant.Keys.Order();

    /// <summary>County, townships and villages in the order of their codes, so a parent comes before its children. Empty for an unknown county.</summary>
    public IReadOnlyList<DivisionUnit> Units(int tenantId) => _byTenant.GetValueOrDefault(tenantId) ?? [];

    /// <summary>The unit with the code, if there is one.</summary>
    public DivisionUnit? Find(OrgCode code) => _byCode.GetValueOrDefault(code);

    /// <summary>The villages at or under a unit, in the order of their codes.</summary>
    public IEnumerable<DivisionUnit> VillagesUnder(OrgCode unit) =>
        Units(unit.TenantId).Where(candidate => candidate.Level == OrgLevel.Village && unit.Contains(candidate.Code));

    /// <summary>What a name in a plan's table or an imported file means.</summary>
    /// <param name="tenantId">The county.</param>
    /// <param name="printedName">Short, full or as a plan's table prints it; full-width signs and spaces do not matter.</param>
    /// <param name="under">The unit in which to look, such as the township whose plan prints the name; none for the county.</param>
    /// <returns>The unit, or <c>division.unknown</c> or <c>division.ambiguous</c>.</returns>
    /// <remarks>A plan's own table comes first, then the higher level: 方顺桥镇 before a village of that name.</remarks>
    public Result<DivisionUnit> Resolve(int tenantId, string printedName, OrgCode? under = null)
    {
        var key = (tenantId, Key(printedName));
        if (_byPrintedName.TryGetValue(key, out var printed) && IsUnder(printed))
        {
            return printed;
        }

        var named = _byName[key].Where(IsUnder).ToList();
        var highest = named.Where(unit => unit.Level == named.Min(other => other.Level)).ToList();
        return highest.Count switch
        {
            0 => DivisionErrors.Unknown(printedName),
            1 => highest[0],
            _ => DivisionErrors.Ambiguous(printedName, highest.Count),
        };

        bool IsUnder(DivisionUnit unit) => under is null || under.Value.Contains(unit.Code);
    }

    // Compatibility normalisation turns full-width brackets and digits into plain ones: files mix both.
    private static string Key(string name) =>
        string.Concat(name.Normalize(NormalizationForm.FormKC).Where(character => !char.IsWhiteSpace(character)));

    private static IEnumerable<DivisionUnit> ReadUnits() =>
        EmbeddedText.Rows("Divisions/divisions.csv").Select(row => Unit(row[0], row[1], UnitOrigin.DivisionList))
            .Concat(EmbeddedText.Rows("Divisions/added-units.csv").Select(row => Unit(row[0], row[1], Enum.Parse<UnitOrigin>(row[2]))));

    private static DivisionUnit Unit(string digits, string fullName, UnitOrigin origin)
    {
        var code = OrgCode.Parse(digits);
        var name = code.Level == OrgLevel.Village ? VillageName.Shorten(fullName) : fullName;
        return new DivisionUnit(code, code.Parent, name, fullName, code.Level, origin);
    }

    private DivisionMismatch ReadMismatch(string[] row) => new(
        Enum.Parse<MismatchKind>(row[0]),
        row[1].Length == 0 ? null : row[1],
        _byCode[OrgCode.Parse(row[2])],
        row[3].Length == 0 ? null : OrgCode.Parse(row[3]),
        row[4],
        row[5]);
}
