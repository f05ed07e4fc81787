namespace EnrollmentPortal.Application.Registry;

/// <summary>The grounds on which somebody may be put on the books here, in the words of the assessment.</summary>
public static class ResidenceGrounds
{
    /// <summary>The household registration lies here: the usual case.</summary>
    public const string LocalHukou = "local-hukou";

    /// <summary>In the order in which the form offers them.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        LocalHukou,
        "local-residence-permit",
        "other-district-resident-living-here",
        "resident-without-hukou",
        "foreign-permanent-residence",
        "recruited-talent-spouse",
        "recruited-talent-minor-child",
        "recruited-talent-parent",
        "recruited-talent-adult-child",
        "outside-hukou",
    ];
}
