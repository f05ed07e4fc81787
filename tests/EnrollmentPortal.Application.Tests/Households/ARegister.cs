using System.Globalization;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry.IdNumbers;
using EnrollmentPortal.Application.Registry.Names;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Tenancy;
using EnrollmentPortal.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace EnrollmentPortal.Application.Tests.Households;

/// <summary>Arranges a county with two townships, villages, a campaign for 2024, and the households that a test names.</summary>
internal sealed class ARegister(TestPortal portal, int county)
{
    public Guid Campaign { get; } = Guid.CreateVersion7();

    public string Township => $"{county}108";

    /// <summary>太和社区, in the first township.</summary>
    public string Village => $"{county}108001";

    /// <summary>石溪村, in the first township.</summary>
    public string OtherVillage => $"{county}108002";

    /// <summary>沿溪社区, in the second township.</summary>
    public string FarVillage => $"{county}109001";

    public async Task<ARegister> BuildAsync()
    {
        await using var work = await BeginAsync();
        work.Tenants.Add(new Tenant(county, $"县{county}", demonstration: true));
        await work.SaveChangesAsync();
        OrgUnit[] units =
        [
            Unit($"{county}", "县"), Unit(Township, "王场镇"), Unit($"{county}109", "沿溪镇"),
            Unit(Village, "太和社区"), Unit(OtherVillage, "石溪村"), Unit(FarVillage, "沿溪社区"),
        ];
        work.OrgUnits.AddRange(units);
        work.Campaigns.Add(new Campaign(county, Campaign, 2024, "2024年度", new DateOnly(2023, 9, 1)));
        await work.CommitAsync(CancellationToken.None);
        return this;
    }

    /// <summary>A household whose first name is the head's.</summary>
    public async Task AddHouseholdAsync(string village, string number, params IReadOnlyList<string> names)
    {
        await using var work = await BeginAsync();
        var household = new Household(Guid.CreateVersion7(), OrgCode.Parse(village), number);
        household.Describe(
            "3组",
            village == OtherVillage ? "王场镇石溪村李家院子7号" : village == Village ? $"王场镇太和社区3组{int.Parse(number, CultureInfo.InvariantCulture)}号" : string.Empty,
            village == Village ? "138 0000 8899" : null);
        foreach (var (index, name) in names.Index())
        {
            household.Add(Member(household, name, index));
        }

        work.Households.Add(household);
        await work.SaveChangesAsync();
        await work.RememberPlaceAsync(household, CancellationToken.None);
        await work.CommitAsync(CancellationToken.None);
    }

    /// <summary>The ID number of a household's member, the head being 0.</summary>
    public IdNumber NumberOf(string household, int member) => IdNumber.Compose(
        $"99{county % 10_000:0000}", new DateOnly(1980, 1, 1), (int.Parse(household, CultureInfo.InvariantCulture) * 10) + member);

    private Person Member(Household household, string name, int index)
    {
        var number = NumberOf(household.Number, index);
        var relation = index == 0 ? Relation.Head : Relation.Son;
        var particulars = new Particulars(
            name, Pinyin.Initials(name), relation, number.Sex, number.BirthDate, "汉族", index == 1 ? "13800008899" : null, NamePinyin: Pinyin.Spell(name));
        var stored = portal.Services.GetRequiredService<IdNumberVault>().Protect(county, number);
        return new Person(Guid.CreateVersion7(), household, particulars, stored, new DateOnly(2023, 9, 1));
    }

    private Task<UnitOfWork> BeginAsync() => portal.Database.BeginAsync(Scope.Of(OrgCode.Parse($"{county}")), CancellationToken.None);

    private static OrgUnit Unit(string code, string name) => new(OrgCode.Parse(code), name, name, UnitOrigin.DivisionList);
}
