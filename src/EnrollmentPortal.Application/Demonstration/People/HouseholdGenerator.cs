using System.Globalization;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.IdNumbers;

namespace EnrollmentPortal.Application.Demonstration.People;

/// <summary>Turns families into registered households of one unit: numbers, telephones, identities, exemptions, last year's cover.</summary>
internal sealed class HouseholdGenerator
{
    private const int EntryDaysAfterBirth = 12;
    private const int HouseholdsPerTwin = 400;

    private readonly DemonstrationTenant _tenant;
    private readonly PopulationUnit _unit;
    private readonly Dice _dice;
    private readonly FamilyGenerator _families;
    private readonly IdentityDraw _identities;
    private readonly ExemptionDraw _exemptions;
    private readonly CoverageDraw _coverage;
    private readonly EthnicDraw _ethnicGroups;
    private readonly IdNumberIssuer _numbers;
    private readonly PhoneGenerator _phones;
    private int _count;
    private FamilyMember? _enteredOnce;
    private int _twinAfter = 30;

    public HouseholdGenerator(DemonstrationTenant tenant, PopulationUnit unit, NameGenerator names)
    {
        (_tenant, _unit, _dice) = (tenant, unit, new Dice(unit.Unit.Code));
        _families = new FamilyGenerator(tenant, names, _dice);
        _identities = new IdentityDraw(tenant, _dice);
        _exemptions = new ExemptionDraw(tenant, unit.CoverageRate, _dice);
        _coverage = new CoverageDraw(tenant, unit.CoverageRate, _dice);
        _ethnicGroups = new EthnicDraw(unit.Unit, _dice);
        _numbers = new IdNumberIssuer(tenant, unit.Ordinal);
        _phones = new PhoneGenerator(tenant.Ordinal, unit.Ordinal);
    }

    /// <summary>The register number of the unit's first household: where it is, the unit is filled.</summary>
    public static string FirstNumberOf(PopulationUnit unit) => NumberOf(unit, 1);

    /// <summary>The next household of the group, with at most so many members.</summary>
    public SyntheticHousehold Next(VillageGroup group, int atMost)
    {
        var family = _unit.Students ? _families.MakeStudent() : _families.Make(atMost);
        if (!_unit.Students)
        {
            family = WithTwin(family);
            _identities.NextHousehold(family[0]);
        }

        _coverage.NextHousehold();
        _ethnicGroups.NextHousehold();
        var phone = _dice.Percent(88) ? _phones.Next() : null;
        var permit = !_unit.Students && _dice.PerTenThousand(_tenant.PermitHouseholds);
        var members = new SyntheticPerson[family.Count];
        for (var index = 0; index < members.Length; index++)
        {
            members[index] = Register(family[index], index == 0 ? phone : null, family.Count == 1);
        }

        _count++;
        return new SyntheticHousehold(
            group.Village,
            NumberOf(_unit, _count),
            group.Name,
            group.AddressOf(_count % 90),
            phone,
            permit ? "local-residence-permit" : "local-hukou",
            members);
    }

    // Real registers hold some people twice, under two numbers: a person who lives alone is now and then entered a second time.
    private IReadOnlyList<FamilyMember> WithTwin(IReadOnlyList<FamilyMember> family)
    {
        if (family is [var alone])
        {
            if (_enteredOnce is { } known && known.Sex == alone.Sex && _count >= _twinAfter)
            {
                (_enteredOnce, _twinAfter) = (null, _count + HouseholdsPerTwin);
                return [known];
            }

            _enteredOnce ??= alone;
        }

        return family;
    }

    private static string NumberOf(PopulationUnit unit, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{unit.Ordinal:00}{count:000000}");

    private SyntheticPerson Register(FamilyMember member, string? phone, bool livesAlone)
    {
        var age = member.AgeOn(_tenant.BusinessDate);
        var exemption = _exemptions.For(member);
        return new SyntheticPerson
        {
            Name = member.Name,
            Relation = member.Relation,
            Sex = member.Sex,
            BornOn = member.BornOn,
            IdNumber = _numbers.Next(member.BornOn, member.Sex),
            EthnicGroup = _ethnicGroups.For(member),
            Phone = phone ?? (age is >= 16 and <= 65 && _dice.Percent(35) ? _phones.Next() : null),
            RegisteredOn = RegisteredOn(member.BornOn),
            Identities = _unit.Students ? [] : _identities.For(member, livesAlone),
            Exemption = exemption,
            LastCoveredTier = _coverage.TierOf(member, exemption),
            IsMigrant = age is >= 18 and <= 55 && member.Relation != Relation.Head && _dice.Percent(18),
        };
    }

    // The registry was taken over two months before the window opened; later come the newborn alone.
    private DateOnly RegisteredOn(DateOnly bornOn)
    {
        var takenOver = _tenant.OpenedOn.AddDays(-60);
        var entered = bornOn.AddDays(_dice.Between(1, EntryDaysAfterBirth));
        return bornOn <= takenOver ? takenOver : Min(entered, _tenant.BusinessDate);
    }

    private static DateOnly Min(DateOnly left, DateOnly right) => left <= right ? left : right;
}
