using System.Globalization;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Web.Components;
using EnrollmentPortal.Web.Features.Plans;
using EnrollmentPortal.Web.Features.Plans.Situations;
using EnrollmentPortal.Web.Features.Plans.Studio;
using Microsoft.Extensions.Localization;

namespace EnrollmentPortal.Web.Features.Facts;

/// <summary>Facts of a person in words: a plan's questions and answers are called here as everywhere else.</summary>
public sealed class FactFormatter(
    IStringLocalizer<FactTexts> own, IStringLocalizer<StudioTexts> studio, IStringLocalizer<PlanTexts> plan, IStringLocalizer<TrialTexts> trials)
{
    /// <summary>What the answer is about, such as <c>外出务工</c>.</summary>
    public string Kind(FactKind kind) => own["Kind." + kind] is { ResourceNotFound: false } name ? name : studio["Fact." + kind.AskedAs()];

    /// <summary>One answer, such as <c>外出务工或返乡人员</c>.</summary>
    public string Answer(FactKind kind, string value) => (kind, kind.AskedAs()) switch
    {
        (_, _) when value == FactKinds.Unstated => plan["Answer.unstated"],
        (FactKind.YearsPaid, _) => trials["Fact.years_paid", value.Replace("+", trials["And"], StringComparison.Ordinal)],
        (FactKind.PaidBefore, _) when decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var yuan) =>
            Display.Yuan(Money.FromYuan(yuan)),
        (_, { } fact) => plan[$"Answer.{fact}.{value}"],
        (FactKind.InterruptedYears or FactKind.BoughtBackYears or FactKind.ContinuousYears or FactKind.YearsWithoutClaims, _) => own["Years", value],
        _ => own[$"Answer.{kind}.{value}"] is { ResourceNotFound: false } text ? text : value,
    };

    /// <summary>未参保原因 with its words, such as <c>其他原因：在外打工，年底回来</c>.</summary>
    public string Reason(string value, string? note) =>
        note is { Length: > 0 } ? own["ReasonWithNote", Answer(FactKind.NotEnrolling, value), note] : Answer(FactKind.NotEnrolling, value);

    public string Source(FactSource source) => own["Source." + source];
}
