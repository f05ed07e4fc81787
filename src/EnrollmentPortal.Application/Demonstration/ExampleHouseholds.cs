using EnrollmentPortal.Application.Demonstration.People;
using EnrollmentPortal.Application.Divisions;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Demonstration;

/// <summary>One household per demonstration tenant that never changes, for walking through what is special about its plan.</summary>
/// <remarks>
/// Each is the first of its tenant, has the register number 00000001 and an ID-number prefix of its own, so that guides and tests may
/// name it.
/// </remarks>
internal static class ExampleHouseholds
{
    /// <summary>Number of the example household's register in every demonstration tenant.</summary>
    public const string Number = "00000001";

    public static SyntheticHousehold Of(DemonstrationTenant tenant) => tenant.TenantId switch
    {
        500236 => Fengjie(new ExampleBuilder(tenant, "500236001001", "2组", EthnicGroup.Han)),
        130607 => Mancheng(new ExampleBuilder(tenant, "130607100200", "1组", EthnicGroup.Han)),
        500240 => Wangchang(new ExampleBuilder(tenant, "500240108001", "3组", EthnicGroup.Tujia)),
        500118 => Songgai(new ExampleBuilder(tenant, "500118107001", "1组", EthnicGroup.Han)),
        421321 => Suixian(new ExampleBuilder(tenant, "421321101001", "4组", EthnicGroup.Han)),
        _ => throw new ArgumentException($"{tenant.TenantId} has no example household.", nameof(tenant)),
    };

    /// <summary>奉节: a 低保对象 whose amount the plan does not print, ordinary members, a baby born in the window.</summary>
    private static SyntheticHousehold Fengjie(ExampleBuilder household) => household
        .Add("向兴国", Relation.Head, Sex.Male, new(1979, 4, 16), tier: "一档", ("低保对象", "县民政局"))
        .Add("覃春梅", Relation.Spouse, Sex.Female, new(1984, 9, 3), tier: "一档")
        .Add("向子轩", Relation.Son, Sex.Male, new(2012, 6, 21), tier: "二档")
        .Add("向雨桐", Relation.Daughter, Sex.Female, new(2022, 11, 2), tier: null)
        .Build();

    /// <summary>满城: 其他脱贫人口 and 农村低保对象 at once, which the plan's names join to the 315 group; a 特困 brother.</summary>
    private static SyntheticHousehold Mancheng(ExampleBuilder household) => household
        .Add("刘志强", Relation.Head, Sex.Male, new(1974, 2, 8), tier: "单一档", ("其他脱贫人口", "农业农村局"), ("农村低保对象", "民政局"))
        .Add("张丽娟", Relation.Spouse, Sex.Female, new(1976, 10, 25), tier: "单一档", ("其他脱贫人口", "农业农村局"))
        .Add("刘志明", Relation.Sibling, Sex.Male, new(1961, 12, 1), tier: "单一档", ("特困人员", "民政局"))
        .Add("刘佳怡", Relation.Daughter, Sex.Female, new(2008, 7, 14), tier: null)
        .Build();

    /// <summary>王场: 低保 head, ordinary wife, a mother whose better identity depends on the tier, a pupil.</summary>
    private static SyntheticHousehold Wangchang(ExampleBuilder household) => household
        .Add("谭国华", Relation.Head, Sex.Male, new(1975, 3, 12), tier: "一档", ("城乡低保对象", "县民政局"))
        .Add("冉小琴", Relation.Spouse, Sex.Female, new(1978, 8, 5), tier: null)
        .Add(
            "向玉珍", Relation.Parent, Sex.Female, new(1949, 6, 18), tier: "一档",
            ("计生优抚（奖扶）对象", "县卫生健康委"), ("城乡重度（一、二级）残疾人员", "县残联"))
        .Add("谭雨欣", Relation.Daughter, Sex.Female, new(2013, 5, 30), tier: "一档")
        .Build();

    /// <summary>松溉: a member of the row that prints "--", a 奖扶 wife, a student on the student standard.</summary>
    private static SyntheticHousehold Songgai(ExampleBuilder household) => household
        .Add("陈德富", Relation.Head, Sex.Male, new(1952, 11, 2), tier: "一档", ("在乡重点优抚对象(不含1-6级残疾军人)", "退役军人事务局"))
        .Add("罗秀英", Relation.Spouse, Sex.Female, new(1955, 4, 20), tier: "二档", ("计生优抚（奖扶）对象", "卫健委"))
        .Add("陈建平", Relation.Son, Sex.Male, new(1979, 1, 9), tier: "一档")
        .Add("邓小红", Relation.DaughterInLaw, Sex.Female, new(1981, 5, 27), tier: null)
        .Add("陈思涵", Relation.Grandchild, Sex.Female, new(2004, 2, 14), tier: "一档", ("民政家庭经济困难大学生", "民政局"))
        .Build();

    /// <summary>随县: 脱贫不稳定人口, a fully subsidised orphan, a son who works away and renews.</summary>
    private static SyntheticHousehold Suixian(ExampleBuilder household) => household
        .Add("徐正平", Relation.Head, Sex.Male, new(1978, 8, 30), tier: "单一档", ("脱贫不稳定人口", "县乡村振兴局"))
        .Add("周艳", Relation.Spouse, Sex.Female, new(1980, 3, 11), tier: "单一档")
        .Add("徐浩", Relation.Son, Sex.Male, new(2001, 10, 19), tier: "单一档")
        .MovesForWork()
        .Add("徐可馨", Relation.Other, Sex.Female, new(2012, 1, 6), tier: "单一档", ("孤儿", "县民政局"))
        .Build();

    /// <summary>Fills in what the examples have in common.</summary>
    private sealed class ExampleBuilder(DemonstrationTenant tenant, string village, string group, EthnicGroup ethnicGroup)
    {
        private readonly DivisionUnit _village = DivisionCatalog.Embedded.Find(OrgCode.Parse(village))!;
        private readonly IdNumberIssuer _numbers = new(tenant, unitOrdinal: 0);
        private readonly PhoneGenerator _phones = new(tenant.Ordinal, unitOrdinal: 0);
        private readonly List<SyntheticPerson> _members = [];

        public ExampleBuilder Add(
            string name, Relation relation, Sex sex, DateOnly bornOn, string? tier, params (string Category, string CertifiedBy)[] identities)
        {
            var takenOver = tenant.OpenedOn.AddDays(-60);
            _members.Add(new SyntheticPerson
            {
                Name = name,
                Relation = relation,
                Sex = sex,
                BornOn = bornOn,
                IdNumber = _numbers.Next(bornOn, sex),
                EthnicGroup = ethnicGroup,
                Phone = _members.Count < 2 ? _phones.Next() : null,
                RegisteredOn = bornOn <= takenOver ? takenOver : bornOn.AddDays(5),
                Identities = [.. identities.Select(identity => new SyntheticIdentity(identity.Category, identity.CertifiedBy, tenant.OpenedOn.AddDays(-200)))],
                LastCoveredTier = tier,
            });
            return this;
        }

        public ExampleBuilder MovesForWork()
        {
            _members[^1] = _members[^1] with { IsMigrant = true };
            return this;
        }

        public SyntheticHousehold Build()
        {
            var township = DivisionCatalog.Embedded.Find(_village.Parent!.Value)!;
            return new SyntheticHousehold(
                _village, Number, group, $"{township.Name}{_village.Name}{group}1号", _members[0].Phone, "local-hukou", _members);
        }
    }
}
