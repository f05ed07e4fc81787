namespace EnrollmentPortal.Domain.Plans.Collection;

/// <summary>A duty with its rhythm: weekly bulletins, monthly rosters, daily reconciliation, deadlines.</summary>
public sealed record Duty
{
    /// <summary>Stable key.</summary>
    public required string Key { get; init; }

    /// <summary>What is to be done.</summary>
    public required Wording Name { get; init; }

    /// <summary>What kind of duty.</summary>
    public required DutyKind Kind { get; init; }

    /// <summary>Who has it, as printed.</summary>
    public required IReadOnlyList<string> Responsible { get; init; }

    /// <summary>How often.</summary>
    public required Cadence Cadence { get; init; }

    /// <summary>Weekday of a weekly duty.</summary>
    public DayOfWeek? Weekday { get; init; }

    /// <summary>Time of day by which it is done.</summary>
    public TimeOnly? Before { get; init; }

    /// <summary>Day of the month by which a monthly duty is done.</summary>
    public int? DayOfMonth { get; init; }

    /// <summary>First day of a repeated duty.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day for a single duty; the day itself still counts.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Where it is printed.</summary>
    public required Clause Clause { get; init; }

    /// <summary>The gap, where the date is not clear.</summary>
    public Assumption? Assumption { get; init; }
}
