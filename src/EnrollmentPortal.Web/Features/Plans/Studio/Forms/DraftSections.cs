using EnrollmentPortal.Application.Plans.Studio.Fields;
using EnrollmentPortal.Domain.Plans;

namespace EnrollmentPortal.Web.Features.Plans.Studio.Forms;

/// <summary>On which tab of a draft each part of the document is edited.</summary>
public static class DraftSections
{
    private static readonly (string Tab, string[] Sections)[] All =
    [
        ("amounts", ["tiers", "governmentShare"]),
        ("categories", ["categories", "groups", "identities"]),
        ("windows", ["windows", "coverage", "blackout", "eventLimits", "counting"]),
        ("assumptions", ["assumptions"]),
        ("routes", ["payers", "eligibility", "routes", "notices", "changes", "warnings"]),
        ("work", ["quotas", "keyGroups", "phases", "duties", "incentives"]),
        ("more", ["title", "documents", "channels", "evidence", "cash", "reviews", "exemptions", "benefits", "interruption", "bonuses", "clauses"]),
    ];

    /// <summary>The tabs with something that the document may hold.</summary>
    public static IEnumerable<string> Tabs(bool isTownships) => All.Where(tab => !isTownships || tab.Sections.Any(PlanSections.IsTownships)).Select(tab => tab.Tab);

    /// <summary>The parts of a tab that the document may hold.</summary>
    public static IEnumerable<string> Of(string tab, bool isTownships) =>
        All.Where(known => known.Tab == tab).SelectMany(known => known.Sections).Where(section => !isTownships || PlanSections.IsTownships(section));

    /// <summary>Where the part of a path stands among the tabs: amounts come before notes.</summary>
    public static int RankOf(string path) =>
        PlanPath.Steps(path) is [{ Name: { } section }, ..] ? All.SelectMany(tab => tab.Sections).TakeWhile(known => known != section).Count() : 0;

    /// <summary>The tab on which a path is edited; null for one that has no form.</summary>
    public static string? TabOf(string path) =>
        PlanPath.Steps(path) is [{ Name: { } section }, ..] ? All.FirstOrDefault(tab => tab.Sections.Contains(section)).Tab : null;
}
