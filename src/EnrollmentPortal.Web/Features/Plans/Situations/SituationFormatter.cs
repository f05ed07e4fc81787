using System.Globalization;
using EnrollmentPortal.Application.Plans.Situations;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Tables;
using EnrollmentPortal.Web.Components;
using Microsoft.Extensions.Localization;

namespace EnrollmentPortal.Web.Features.Plans.Situations;

/// <summary>Says in words who comes, when, with what.</summary>
public sealed class SituationFormatter(IStringLocalizer<TrialTexts> texts, PlanFormatter words)
{
    public IEnumerable<string> Of(Situation situation)
    {
        if (situation.Tier is { } tier)
        {
            yield return words.Plan.FindTier(tier) is { } known ? PlanFormatter.Of(known.Name) : tier;
        }

        yield return situation.PaidOn is { } paid ? texts["PaidOn", Display.Date(paid)] : texts["NothingPaid"];
        if (situation.BornOn is { } born)
        {
            yield return texts["BornOn", Display.Date(born)];
        }

        foreach (var identity in situation.Identities)
        {
            yield return words.CategoryName(identity);
        }

        foreach (var part in situation.Circumstances.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var sign = part.IndexOf('=', StringComparison.Ordinal);
            yield return Circumstance(part[..sign], part[(sign + 1)..]);
        }
    }

    /// <summary>What must come out, on one line.</summary>
    public static string Expected(IStringLocalizer<TrialTexts> texts, SituationExpectation expected) => string.Join(texts["Comma"], new[]
    {
        expected.Verdict is { } verdict ? texts["Verdict." + verdict].Value : null,
        expected.SelfPay is { } selfPay ? texts["SelfPayOf", Display.Yuan(selfPay)].Value : null,
    }.OfType<string>());

    /// <summary>What a situation's row is known by while others come and go: golden ones have no id.</summary>
    public static object KeyOf(TriedSituation row) => row.Id is { } id ? id : row.Name.Zh;

    private string Circumstance(string key, string value)
    {
        if (key == "years_paid")
        {
            return texts["Fact.years_paid", value.Replace("+", texts["And"], StringComparison.Ordinal)];
        }

        if (FactOf(key) is { } fact && FactVocabulary.AnswersOf(fact).Contains(value))
        {
            return words.Answer(fact, value);
        }

        return key == "paid_before" && decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var yuan)
            ? texts["Fact.paid_before", Display.Yuan(Money.FromYuan(yuan))]
            : texts["Fact." + key, value];
    }

    // Files write the facts' names with underscores.
    private static Fact? FactOf(string key) => key == "insured_elsewhere" ? Fact.Insured
        : Enum.TryParse<Fact>(key.Replace("_", string.Empty, StringComparison.Ordinal), ignoreCase: true, out var fact) ? fact : null;
}
