namespace EnrollmentPortal.Application.Access;

/// <summary>One thing that a role may do. Every use case and every signed-in page names exactly one.</summary>
public enum Grant
{
    /// <summary>Open the portal at all.</summary>
    SignedIn,

    /// <summary>Search people and open households.</summary>
    ReadRegistry,

    /// <summary>Add people and households.</summary>
    EditRegistry,

    /// <summary>Bring a list of people into the registry.</summary>
    ImportPopulation,

    /// <summary>Decide whether two records are one person, and merge them.</summary>
    MergeRecords,

    /// <summary>Carry out what no township can: moves from one township to another.</summary>
    TransferPeople,

    /// <summary>Take payments and print receipts.</summary>
    RecordContribution,

    /// <summary>See the cases that the plan leaves to a person, with their evidence.</summary>
    ReadReviews,

    /// <summary>Describe such a case. A deputy, who decides in an official's place, needs it, too.</summary>
    AskReviews,

    /// <summary>Decide such cases, and name deputies.</summary>
    DecideReviews,

    /// <summary>See a whole ID number, with a recorded reason.</summary>
    RevealIdNumber,

    /// <summary>See counts, rates and money, without names.</summary>
    ReadProgress,

    /// <summary>See the groups that a plan wants complete.</summary>
    ReadKeyGroups,

    /// <summary>See departments' rosters and what follows from them.</summary>
    ReadRosters,

    /// <summary>Send a department's rosters, decide about their lines and apply them.</summary>
    SendRosters,

    /// <summary>Be the second person who confirms a list that takes many people's identity away.</summary>
    ConfirmRosters,

    /// <summary>Decide about what follows from rosters: refunds and subsidies after the fact.</summary>
    SettleRosters,

    /// <summary>See who was or is to be enrolled by zero declaration.</summary>
    ReadZeroDeclarations,

    /// <summary>Propose to enrol fully subsidised people together, and approve what somebody else proposed.</summary>
    DeclareZero,

    /// <summary>Read the plan with its sources and assumptions.</summary>
    ReadPlan,

    /// <summary>Write, try and check drafts of the plan.</summary>
    EditPlan,

    /// <summary>Open, close and reopen the county's coverage years.</summary>
    RunCampaigns,

    /// <summary>Read the audit trail.</summary>
    ReadAudit,

    /// <summary>Tenants, business dates and accounts.</summary>
    AdministerPlatform,
}

/// <summary>Which role may do what.</summary>
public static class Grants
{
    public static IReadOnlySet<Grant> Of(Role role) => role switch
    {
        Role.TownshipClerk => Clerk,
        Role.VillageCadre => Cadre,
        Role.CountyOfficial => Official,
        Role.DepartmentOfficer => Department,
        Role.FinanceOfficer => Finance,
        Role.Auditor => AuditorGrants,
        Role.PlatformAdministrator => Platform,
    };

    private static readonly HashSet<Grant> Clerk =
    [
        Grant.SignedIn, Grant.ReadRegistry, Grant.EditRegistry, Grant.ImportPopulation, Grant.MergeRecords, Grant.RecordContribution, Grant.RevealIdNumber,
        Grant.ReadReviews, Grant.AskReviews,
        Grant.ReadProgress, Grant.ReadKeyGroups, Grant.ReadZeroDeclarations, Grant.DeclareZero, Grant.ReadPlan,
    ];

    private static readonly HashSet<Grant> Cadre = [Grant.SignedIn, Grant.ReadRegistry, Grant.ReadProgress, Grant.ReadPlan];

    private static readonly HashSet<Grant> Official =
    [
        Grant.SignedIn, Grant.ReadRegistry, Grant.ImportPopulation, Grant.MergeRecords, Grant.TransferPeople, Grant.RevealIdNumber, Grant.ReadProgress,
        Grant.ReadKeyGroups, Grant.ReadRosters, Grant.ConfirmRosters, Grant.SettleRosters, Grant.ReadZeroDeclarations, Grant.DeclareZero, Grant.ReadPlan, Grant.EditPlan,
        Grant.RunCampaigns, Grant.ReadReviews, Grant.DecideReviews,
    ];

    private static readonly HashSet<Grant> Department = [Grant.SignedIn, Grant.ReadKeyGroups, Grant.ReadRosters, Grant.SendRosters, Grant.ConfirmRosters, Grant.ReadPlan];

    private static readonly HashSet<Grant> Finance = [Grant.SignedIn, Grant.ReadProgress, Grant.ReadKeyGroups, Grant.ReadPlan];

    private static readonly HashSet<Grant> AuditorGrants =
    [
        Grant.SignedIn, Grant.ReadRegistry, Grant.RevealIdNumber, Grant.ReadProgress, Grant.ReadKeyGroups, Grant.ReadRosters, Grant.ReadZeroDeclarations,
        Grant.ReadPlan, Grant.ReadAudit, Grant.ReadReviews,
    ];

    private static readonly HashSet<Grant> Platform = [Grant.SignedIn, Grant.AdministerPlatform];
}
