using System.Globalization;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry.Names;
using EnrollmentPortal.Application.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Accounts.Passwords;

/// <summary>The words that a guesser who knows the office tries: its counties, the units above and around the user, and the user.</summary>
public sealed class OwnWords(Database database)
{
    // A place is called with its kind and without it: 永川区, 永川.
    private static readonly string[] Kinds =
    [
        "土家族自治县", "苗族自治县", "自治县", "管理委员会", "社区居委会", "居委会", "村委会", "街道办事处", "办事处", "街道", "社区", "新区", "开发区", "县", "区", "市", "镇", "乡", "村",
    ];

    public async Task<IReadOnlySet<string>> OfAsync(PortalUser user, CancellationToken cancellationToken)
    {
        var (names, codes) = await PlacesAsync(user.Scope, cancellationToken);
        names.AddRange(names.SelectMany(WithoutKind).ToList());
        names.Add(user.DisplayName);
        names.Add(user.Department ?? string.Empty);
        var words = names.Concat(names.Select(Pinyin.Spell)).Concat(names.Select(Pinyin.Initials))
            .Concat(Kinds).Concat(Kinds.Select(Pinyin.Spell))
            .Concat(codes)
            .Append(user.UserName ?? string.Empty)
            .Concat((user.UserName ?? string.Empty).Split('-', '.', '_'));
        return words.Select(word => word.Trim().ToLowerInvariant()).Where(IsWord).ToHashSet(StringComparer.Ordinal);
    }

    // Two Chinese characters are a name; two letters are nothing yet.
    private static bool IsWord(string word) => word.Length >= 3 || (word.Length == 2 && !char.IsAscii(word[0]));

    // All counties, because they are known to everybody; of the user's own the units that they see by name. The codes stand in every list.
    private async Task<(List<string> Names, List<string> Codes)> PlacesAsync(Scope scope, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(scope, cancellationToken);
        var counties = await work.Tenants.AsNoTracking().Select(tenant => new { tenant.Id, tenant.Name }).ToListAsync(cancellationToken);
        var names = counties.ConvertAll(county => county.Name);
        var codes = counties.ConvertAll(county => county.Id.ToString("000000", CultureInfo.InvariantCulture));
        if (!scope.IsPlatform)
        {
            var units = await work.OrgUnits.AsNoTracking().Select(unit => new { unit.OrgCode, unit.Name }).ToListAsync(cancellationToken);
            names.AddRange(units.Select(unit => unit.Name));
            codes.AddRange(units.Select(unit => unit.OrgCode.Value));
        }

        return (names, codes);
    }

    private static IEnumerable<string> WithoutKind(string name) =>
        Kinds.Where(kind => name.EndsWith(kind, StringComparison.Ordinal) && name.Length > kind.Length).Select(kind => name[..^kind.Length]);
}
