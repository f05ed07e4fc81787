using EnrollmentPortal.Application.Plans.Impacts;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.Domain.Plans.Tables;
using EnrollmentPortal.Web.Components;
using Microsoft.Extensions.Localization;

namespace EnrollmentPortal.Web.Features.Plans.Situations;

/// <summary>A part of two assessments, as it is read.</summary>
/// <param name="Key">Names the part.</param>
public sealed record SidePart(string Key, string Before, string After)
{
    public bool Differs => Before != After;
}

/// <summary>Reads two assessments out part by part. What differs is what reads differently.</summary>
public sealed class SideFormatter(IStringLocalizer<TrialTexts> texts)
{
    private const string None = "—";

    /// <summary>Every part that at least one of the two has something to say about.</summary>
    public IReadOnlyList<SidePart> Parts(ImpactOutcome? before, ImpactOutcome? after) =>
    [
        .. All().Select(part => new SidePart(part.Key, Read(before, part.Read), Read(after, part.Read)))
            .Where(part => part.Before != None || part.After != None),
    ];

    /// <summary>The parts that differ, without those that say the same thing twice.</summary>
    public IReadOnlyList<SidePart> Changes(ImpactOutcome? before, ImpactOutcome? after) =>
        [.. Parts(before, after).Where(part => part.Differs && part.Key is not ("Verdict" or "SelfPay"))];

    /// <summary>Accepted, refused, for a person to decide, or not to be priced.</summary>
    public string Verdict(ImpactOutcome outcome) => outcome.Verdict is { } verdict ? texts["Verdict." + verdict] : texts["Verdict.Unpriced"];

    /// <summary>The tone of a tag for it.</summary>
    public static string Tone(ImpactOutcome? outcome) => outcome?.Verdict switch
    {
        Domain.Plans.Tables.Verdict.Accepted => "tag tag-good",
        Domain.Plans.Tables.Verdict.Refused => "tag tag-bad",
        _ => "tag tag-warn",
    };

    private static string Read(ImpactOutcome? outcome, Func<ImpactOutcome, string?> read) => outcome is null ? None : read(outcome) ?? None;

    private IEnumerable<(string Key, Func<ImpactOutcome, string?> Read)> All() =>
    [
        ("Verdict", Verdict),
        ("SelfPay", outcome => Amount(outcome.SelfPay)),
        ("Standard", outcome => Amount(outcome.Standard)),
        ("Subsidy", outcome => Amount(outcome.Subsidy)),
        ("Category", outcome => outcome.Category),
        ("Funder", outcome => outcome.Funder),
        ("GovernmentShare", Share),
        ("Entitlement", Entitlement),
        ("Later", outcome => outcome.Later is { } later ? texts["LaterOf", Display.Words(later), Amount(outcome.LaterAmount) ?? texts["Undecided"].Value].Value : null),
        ("Route", outcome => outcome.Route is { } route ? Display.Words(route) : null),
    ];

    private static string? Amount(Money? amount) => amount is { } known ? Display.Yuan(known) : null;

    private string? Share(ImpactOutcome outcome) => outcome switch
    {
        { ShareUnknown: true } => texts["ShareUnknown"].Value,
        { GovernmentShare: { IsZero: false } share } => Display.Yuan(share),
        _ => null,
    };

    private string? Entitlement(ImpactOutcome outcome) => outcome switch
    {
        { Entitlement: EntitlementState.None } => null,
        { Entitlement: EntitlementState.NoDaysLeft } => texts["EntitlementNoDays"].Value,
        { EntitledFrom: { } from, EntitledTo: { } to } => texts["EntitlementDays", Display.Date(from), Display.Date(to)].Value,
        { EntitledFrom: { } from } => texts["EntitlementFrom", Display.Date(from)].Value,
        { EntitledTo: { } to } => texts["EntitlementUntil", Display.Date(to)].Value,
        _ => texts["EntitlementNotPrinted"].Value,
    };

    /// <summary>The clauses that only one of the two names.</summary>
    public static IEnumerable<FrozenReason> Alone(ImpactOutcome? one, ImpactOutcome? other)
    {
        var known = (other?.Clauses?.Reasons ?? []).Select(reason => (reason.RuleId, reason.Amount, reason.Zh)).ToHashSet();
        return (one?.Clauses?.Reasons ?? []).Where(reason => !known.Contains((reason.RuleId, reason.Amount, reason.Zh)));
    }
}
