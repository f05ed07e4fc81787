using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Progress.KeyGroups;

/// <summary>How complete the groups are that the plan watches (重点人群), in one unit.</summary>
public sealed record KeyGroupBoard
{
    public required NamedUnit Unit { get; init; }

    /// <summary>From the top of the reader's scope down to the unit above this one.</summary>
    public required IReadOnlyList<NamedUnit> Above { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>The department to whose categories the board is narrowed; null for everybody else.</summary>
    public required string? Department { get; init; }

    /// <summary>The categories that the reader may see, in the plan's order. A person with two identities is in two of them.</summary>
    public required IReadOnlyList<KeyGroupRow> Groups { get; init; }

    /// <summary>The category whose units are shown; null when none is chosen.</summary>
    public required KeyGroupRow? Chosen { get; init; }

    /// <summary>The units one level down that have people of the chosen category, by code.</summary>
    public required IReadOnlyList<KeyGroupUnit> Units { get; init; }
}

/// <summary>One category.</summary>
/// <param name="Category">As the plan prints it.</param>
/// <param name="EnglishName">For display in English; the printed name where the plan does not know the category.</param>
/// <param name="Certifiers">认定部门 as printed.</param>
/// <param name="GoalPercent">Participation to reach; null where the plan names no goal for the category.</param>
/// <param name="GoalClause">Where the goal is printed.</param>
/// <param name="Registered">People with the identity who are not exempt.</param>
/// <param name="Enrolled">Of them, those enrolled.</param>
public sealed record KeyGroupRow(
    string Category, string EnglishName, IReadOnlyList<string> Certifiers, decimal? GoalPercent, Source? GoalClause, int Registered, int Enrolled)
{
    public int Missing => Registered - Enrolled;
}

/// <summary>One unit's people of the chosen category.</summary>
public sealed record KeyGroupUnit(NamedUnit Unit, int Registered, int Enrolled)
{
    public int Missing => Registered - Enrolled;
}
