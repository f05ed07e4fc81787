namespace EnrollmentPortal.Application.Assessments;

/// <summary>The columns that a batch file must have, in any order; others are passed over.</summary>
internal enum BatchColumn
{
    /// <summary>Written back as it was read; may be empty.</summary>
    CaseId,

    /// <summary>Code of the unit whose plan applies.</summary>
    Plan,

    /// <summary>Coverage year.</summary>
    CampaignYear,

    /// <summary>Key of the tier; empty where nothing is paid.</summary>
    Tier,

    /// <summary>Birth date; may be empty.</summary>
    BornOn,

    /// <summary>Printed names of subsidy categories, with ; between them.</summary>
    Identities,

    /// <summary>What <see cref="Domain.Facts.CircumstancesText"/> reads.</summary>
    Circumstances,

    /// <summary>Day of payment; empty where nothing is paid.</summary>
    PaidOn,
}
