using System.Globalization;
using EnrollmentPortal.Domain.Households;

namespace EnrollmentPortal.Application.Imports.Check;

/// <summary>Reads what lists write for sex, relation and days.</summary>
internal static class RowVocabulary
{
    private static readonly string[] DayFormats =
        ["yyyy-M-d", "yyyyMMdd", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyy-M-d HH:mm:ss", "yyyy/M/dH:mm:ss", "yyyy-M-dHH:mm:ss"];

    private static readonly Dictionary<string, Sex> Sexes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["男"] = Sex.Male, ["男性"] = Sex.Male, ["1"] = Sex.Male, ["M"] = Sex.Male, ["male"] = Sex.Male,
        ["女"] = Sex.Female, ["女性"] = Sex.Female, ["2"] = Sex.Female, ["F"] = Sex.Female, ["female"] = Sex.Female,
    };

    private static readonly Dictionary<string, Relation> Relations = new(StringComparer.OrdinalIgnoreCase)
    {
        ["户主"] = Relation.Head, ["本人"] = Relation.Head, ["本人或户主"] = Relation.Head, ["01"] = Relation.Head, ["02"] = Relation.Head, ["head"] = Relation.Head,
        ["配偶"] = Relation.Spouse, ["妻"] = Relation.Spouse, ["妻子"] = Relation.Spouse, ["夫"] = Relation.Spouse, ["丈夫"] = Relation.Spouse, ["spouse"] = Relation.Spouse,
        ["子"] = Relation.Son, ["儿子"] = Relation.Son, ["独生子"] = Relation.Son, ["长子"] = Relation.Son, ["次子"] = Relation.Son, ["二子"] = Relation.Son,
        ["三子"] = Relation.Son, ["四子"] = Relation.Son, ["五子"] = Relation.Son, ["养子"] = Relation.Son, ["继子"] = Relation.Son, ["son"] = Relation.Son,
        ["女"] = Relation.Daughter, ["女儿"] = Relation.Daughter, ["独生女"] = Relation.Daughter, ["长女"] = Relation.Daughter, ["次女"] = Relation.Daughter,
        ["二女"] = Relation.Daughter, ["三女"] = Relation.Daughter, ["四女"] = Relation.Daughter, ["养女"] = Relation.Daughter, ["继女"] = Relation.Daughter,
        ["daughter"] = Relation.Daughter,
        ["孙子"] = Relation.Grandchild, ["孙女"] = Relation.Grandchild, ["外孙"] = Relation.Grandchild, ["外孙子"] = Relation.Grandchild,
        ["外孙女"] = Relation.Grandchild, ["孙子女"] = Relation.Grandchild, ["孙子、孙女或外孙子、外孙女"] = Relation.Grandchild, ["grandchild"] = Relation.Grandchild,
        ["父亲"] = Relation.Parent, ["母亲"] = Relation.Parent, ["父"] = Relation.Parent, ["母"] = Relation.Parent, ["父母"] = Relation.Parent,
        ["岳父"] = Relation.Parent, ["岳母"] = Relation.Parent, ["公公"] = Relation.Parent, ["婆婆"] = Relation.Parent, ["继父"] = Relation.Parent,
        ["继母"] = Relation.Parent, ["parent"] = Relation.Parent,
        ["祖父"] = Relation.Grandparent, ["祖母"] = Relation.Grandparent, ["外祖父"] = Relation.Grandparent, ["外祖母"] = Relation.Grandparent,
        ["爷爷"] = Relation.Grandparent, ["奶奶"] = Relation.Grandparent, ["祖父母"] = Relation.Grandparent, ["grandparent"] = Relation.Grandparent,
        ["兄"] = Relation.Sibling, ["弟"] = Relation.Sibling, ["姐"] = Relation.Sibling, ["妹"] = Relation.Sibling, ["哥哥"] = Relation.Sibling,
        ["弟弟"] = Relation.Sibling, ["姐姐"] = Relation.Sibling, ["妹妹"] = Relation.Sibling, ["兄弟姐妹"] = Relation.Sibling, ["sibling"] = Relation.Sibling,
        ["儿媳"] = Relation.DaughterInLaw, ["媳妇"] = Relation.DaughterInLaw, ["儿媳妇"] = Relation.DaughterInLaw, ["daughterinlaw"] = Relation.DaughterInLaw,
        ["女婿"] = Relation.SonInLaw, ["婿"] = Relation.SonInLaw, ["soninlaw"] = Relation.SonInLaw,
        ["其他"] = Relation.Other, ["其它"] = Relation.Other, ["非亲属"] = Relation.Other, ["other"] = Relation.Other,
    };

    public static Sex? SexOf(string text) => Sexes.TryGetValue(text, out var sex) ? sex : null;

    public static Relation? RelationOf(string text) => Relations.TryGetValue(text, out var relation) ? relation : null;

    public static DateOnly? DayOf(string text) =>
        DateTime.TryParseExact(text, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var moment)
        && moment.Year is >= 1900 and <= 2100
            ? DateOnly.FromDateTime(moment)
            : null;
}
