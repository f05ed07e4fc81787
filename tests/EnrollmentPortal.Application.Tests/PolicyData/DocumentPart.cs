namespace EnrollmentPortal.Application.Tests.PolicyData;

/// <summary>A part of the plan documents that has tests of its own.</summary>
/// <param name="Name">Its property in the document, or one element of it.</param>
/// <param name="Tests">The test classes that hold it to the printed text, or to what the portal makes of it.</param>
/// <param name="RunsInPortal">True where one of them shows a use case or a page that works by it; the worked cases speak for what an assessment reads.</param>
internal sealed record DocumentPart(string Name, IReadOnlyList<string> Tests, bool RunsInPortal)
{
    private static readonly Dictionary<string, DocumentPart> Parts = new DocumentPart[]
    {
        Assessed("tiers", "PrintedTableTests"),
        Assessed("categories", "PrintedTableTests"),
        Assessed("governmentShare", "PrintedTableTests"),
        Assessed("assumptions", "AssumptionSwitchTests"),
        Running("changes", "ChangeIdentityTests"),
        Running("quotas", "PrintedQuotaTests", "CarryOutQuotasTests"),
        Running("keyGroups", "ReadKeyGroupsTests"),
        Running("exemptions", "ExemptPersonTests"),
        Running("channels", "PaymentDraftTests"),
        // The desk of a roster takes its day from it.
        Running("duties/roster-monthly", "CarryOutRostersTests"),
        Shown("incentives", "PrintedQuotaTests"),
        Shown("evidence"),
        Shown("cash"),
        Shown("phases"),
        Shown("duties"),
        Shown("benefits"),
        Shown("documents"),
    }.ToDictionary(part => part.Name, StringComparer.Ordinal);

    public static IEnumerable<DocumentPart> All => Parts.Values;

    /// <summary>The part in which an element stands, such as <c>duties/finish</c>; null where the worked cases alone test it.</summary>
    public static DocumentPart? Of(string element) => Parts.GetValueOrDefault(element) ?? Parts.GetValueOrDefault(element.Split('/')[0]);

    private static DocumentPart Assessed(string name, params string[] tests) => new(name, tests, RunsInPortal: false);

    private static DocumentPart Running(string name, params string[] tests) => new(name, tests, RunsInPortal: true);

    private static DocumentPart Shown(string name, params string[] tests) => new(name, ["PlanLoaderTests", "PlanPageTests", .. tests], RunsInPortal: false);
}
