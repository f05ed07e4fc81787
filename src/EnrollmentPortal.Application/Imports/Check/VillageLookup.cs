using System.Text;
using EnrollmentPortal.Application.Divisions;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Imports.Check;

/// <summary>What a village's name in a list means, among the villages of a unit.</summary>
internal sealed class VillageLookup
{
    private readonly OrgCode _scope;
    private readonly Dictionary<OrgCode, string> _townships;
    private readonly HashSet<OrgCode> _villages;
    private readonly ILookup<string, OrgCode> _byName;
    private readonly Dictionary<(string Village, string Township), Result<OrgCode>> _answers = [];

    /// <summary>Whose villages they are.</summary>
    public OrgCode Unit => _scope;

    private VillageLookup(OrgCode scope, IReadOnlyList<UnitName> units)
    {
        _scope = scope;
        _townships = units.Where(unit => unit.Code.Level == OrgLevel.Township).ToDictionary(unit => unit.Code, unit => Key(unit.Name));
        var villages = units.Where(unit => unit.Code.Level == OrgLevel.Village).ToList();
        _villages = [.. villages.Select(unit => unit.Code)];
        _byName = villages.SelectMany(unit => new[] { Key(unit.Name), Key(unit.FullName), Stem(Key(unit.Name)) }.Distinct().Select(name => (name, unit.Code)))
            .ToLookup(pair => pair.name, pair => pair.Code);
    }

    public static async Task<VillageLookup> ReadAsync(UnitOfWork work, CancellationToken cancellationToken)
    {
        var units = await work.OrgUnits.AsNoTracking().Select(unit => new UnitName(unit.OrgCode, unit.Name, unit.FullName)).ToListAsync(cancellationToken);
        return new VillageLookup(work.Scope.Unit, [.. units.Where(unit => work.Scope.Contains(unit.Code) || unit.Code.Level == OrgLevel.Township)]);
    }

    /// <summary>The village's code.</summary>
    /// <param name="village">Name or code, tidied.</param>
    /// <param name="township">Name or code; empty when the list has none.</param>
    public Result<OrgCode> Find(string village, string township)
    {
        if (!_answers.TryGetValue((village, township), out var answer))
        {
            _answers[(village, township)] = answer = Look(village, township);
        }

        return answer;
    }

    /// <summary>The township, where only that can be read; the unit of the book otherwise.</summary>
    public OrgCode TownshipOf(string township) =>
        _townships.Where(pair => _scope.Contains(pair.Key) && (pair.Key.Value == township || (pair.Value.Length > 0 && Key(township).EndsWith(pair.Value, StringComparison.Ordinal))))
            .Select(pair => (OrgCode?)pair.Key).FirstOrDefault() ?? _scope;

    private Result<OrgCode> Look(string village, string township)
    {
        if (village.Length == 0)
        {
            return ImportErrors.VillageMissing;
        }

        if (OrgCode.TryParse(village, out var code))
        {
            return _villages.Contains(code) ? code : code.TenantId == _scope.TenantId ? ImportErrors.VillageOutside(village) : ImportErrors.VillageUnknown(village);
        }

        var named = Named(village).Where(candidate => IsIn(candidate, township)).Distinct().ToList();
        return named switch
        {
            [var only] => only,
            [] => Elsewhere(village),
            _ => ImportErrors.VillageAmbiguous(village),
        };
    }

    // As it stands; then without the township that stands before it; then without what follows the name itself.
    private IEnumerable<OrgCode> Named(string village)
    {
        if (_byName[village].Any())
        {
            return _byName[village];
        }

        foreach (var (code, name) in _townships.Where(pair => village.Contains(pair.Value, StringComparison.Ordinal)))
        {
            var rest = village[(village.IndexOf(name, StringComparison.Ordinal) + name.Length)..];
            if (_byName[rest].Any(candidate => code.Contains(candidate)))
            {
                return _byName[rest].Where(candidate => code.Contains(candidate));
            }
        }

        return _byName[Stem(village)];
    }

    private bool IsIn(OrgCode village, string township) =>
        township.Length == 0
        || (OrgCode.TryParse(township, out var code) ? code.Contains(village) : _townships.GetValueOrDefault(village.At(OrgLevel.Township)) is { } name
            && (name == township || township.EndsWith(name, StringComparison.Ordinal)));

    // The plans' own tables know names that the division list does not have.
    private Result<OrgCode> Elsewhere(string village)
    {
        var known = DivisionCatalog.Embedded.Resolve(_scope.TenantId, village);
        return known is { IsError: false, Value.Level: OrgLevel.Village }
            ? _villages.Contains(known.Value.Code) ? known.Value.Code : ImportErrors.VillageOutside(village)
            : ImportErrors.VillageUnknown(village);
    }

    private static string Stem(string name)
    {
        foreach (var end in (string[])["村民委员会", "居民委员会", "村委会", "居委会", "社区"])
        {
            if (name.Length > end.Length && name.EndsWith(end, StringComparison.Ordinal))
            {
                return name[..^end.Length].TrimEnd('村');
            }
        }

        return name.Length > 1 ? name.TrimEnd('村') : name;
    }

    private static string Key(string name) => string.Concat(name.Normalize(NormalizationForm.FormKC).Where(letter => !char.IsWhiteSpace(letter)));

    private sealed record UnitName(OrgCode Code, string Name, string FullName);
}
