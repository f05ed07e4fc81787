using EnrollmentPortal.Application.Divisions;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Demonstration.People;

/// <summary>Draws ethnic groups: a family's own, with marriages across.</summary>
internal sealed class EthnicDraw(DivisionUnit unit, Dice dice)
{
    private const int TujiaInAutonomousUnits = 68;
    private const int TujiaNearbyPerTenThousand = 60;
    private const string Hebei = "13";

    private static readonly Lottery<EthnicGroup> Others = new(
    [
        (EthnicGroup.Hui, 4), (EthnicGroup.Man, 4), (EthnicGroup.Miao, 4), (EthnicGroup.Zhuang, 2), (EthnicGroup.Mongol, 1), (EthnicGroup.Yi, 1),
    ]);

    // 石柱土家族自治县 and 奉节's four 土家族乡 say it in their names.
    private readonly bool _autonomous = NamesTujia(unit) || NamesTujia(DivisionCatalog.Embedded.Find(unit.Code.At(OrgLevel.County))!);

    // The Tujia live where Chongqing, Hubei and their neighbours meet, far from Hebei.
    private readonly int _elsewhere = unit.Code.Value.StartsWith(Hebei, StringComparison.Ordinal) ? 1 : TujiaNearbyPerTenThousand;

    private EthnicGroup _family;

    public void NextHousehold() => _family = Draw();

    public EthnicGroup For(FamilyMember member) =>
        member.Relation is Relation.Spouse or Relation.DaughterInLaw or Relation.SonInLaw or Relation.Other ? Draw() : _family;

    private EthnicGroup Draw()
    {
        var tujia = _autonomous ? dice.Percent(TujiaInAutonomousUnits) : dice.PerTenThousand(_elsewhere);
        if (tujia)
        {
            return EthnicGroup.Tujia;
        }

        return dice.PerTenThousand(80) ? Others.Draw(dice) : EthnicGroup.Han;
    }

    private static bool NamesTujia(DivisionUnit unit) => unit.FullName.Contains("土家族", StringComparison.Ordinal);
}
