using EnrollmentPortal.Application.Access;

namespace EnrollmentPortal.Application.Exports;

/// <summary>The lists that can be taken away as a file.</summary>
public enum ListName
{
    /// <summary>未参保: people who should enrol and have not.</summary>
    Missing,

    /// <summary>已参保 in the current campaign.</summary>
    Enrolled,

    /// <summary>免参保: need not enrol here, with the reason.</summary>
    Exempt,

    /// <summary>在册: the whole register.</summary>
    Registered,

    /// <summary>名单外: registered, and missing from a list of the whole village; somebody must ask.</summary>
    Unseen,

    /// <summary>办理情形: what was recorded about people, with the evidence.</summary>
    Facts,

    /// <summary>进度: the units one level down with their figures.</summary>
    Progress,

    /// <summary>重点人群: the groups that the plan watches, with their figures.</summary>
    KeyGroups,

    /// <summary>People of a group who are missing in a village.</summary>
    GroupMissing,

    /// <summary>受资助未参保: people who are subsidised and not enrolled in a village.</summary>
    SubsidisedMissing,

    /// <summary>On a department's list and registered nowhere.</summary>
    NotRegistered,

    /// <summary>The lines of a department's roster.</summary>
    RosterLines,

    /// <summary>People that a roster adds, removes and changes, with the prices.</summary>
    RosterChanges,

    /// <summary>People that several departments name.</summary>
    RosterOverlaps,

    /// <summary>Refunds and later subsidies to which changed identities have led.</summary>
    IdentityCases,

    /// <summary>核定: what the plan left to a person, and what was decided.</summary>
    Reviews,

    /// <summary>Rows of an imported list whose person is not certain.</summary>
    ImportReview,

    /// <summary>续保与变动: people that the year expects from the one before, and people who have changed.</summary>
    Renewals,

    /// <summary>零申报: the people of a declaration.</summary>
    ZeroDeclaration,

    /// <summary>疑似重复: pairs of records that look like one person.</summary>
    Duplicates,

    /// <summary>The audit trail.</summary>
    AuditTrail,
}

/// <summary>What is true of a list whatever is in it.</summary>
public static class ListNames
{
    /// <summary>The grant that shows the list on its page also exports it.</summary>
    public static Grant Requires(this ListName list) => list switch
    {
        ListName.Missing or ListName.Enrolled or ListName.Exempt or ListName.Registered or ListName.Unseen or ListName.Facts => Grant.ReadRegistry,
        ListName.GroupMissing or ListName.SubsidisedMissing or ListName.NotRegistered or ListName.Renewals => Grant.ReadRegistry,
        ListName.Progress => Grant.ReadProgress,
        ListName.KeyGroups => Grant.ReadKeyGroups,
        ListName.RosterLines or ListName.RosterChanges or ListName.RosterOverlaps or ListName.IdentityCases => Grant.ReadRosters,
        ListName.ZeroDeclaration => Grant.ReadZeroDeclarations,
        ListName.Reviews => Grant.ReadReviews,
        ListName.ImportReview => Grant.ImportPopulation,
        ListName.Duplicates => Grant.MergeRecords,
        ListName.AuditTrail => Grant.ReadAudit,
    };

    /// <summary>Only of these can whole ID numbers be had.</summary>
    public static bool IsOfPeople(this ListName list) =>
        list is ListName.Missing or ListName.Enrolled or ListName.Exempt or ListName.Registered or ListName.Unseen or ListName.Facts;

    /// <summary>Of something that a page shows: nobody chooses it from a menu.</summary>
    public static bool NeedsSubject(this ListName list) => list
        is ListName.GroupMissing or ListName.SubsidisedMissing or ListName.RosterLines or ListName.RosterChanges or ListName.ImportReview
        or ListName.Renewals or ListName.ZeroDeclaration;
}
