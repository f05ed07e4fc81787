namespace EnrollmentPortal.Domain.Plans.Prices;

/// <summary>Whether the person pays the government share.</summary>
public enum GovernmentShareState
{
    /// <summary>Nothing is said, because the person was refused.</summary>
    NotStated,

    /// <summary>The government pays it.</summary>
    NotDue,

    /// <summary>The person pays it, and the amount is known.</summary>
    Due,

    /// <summary>The person pays it, but the plan prints no amount.</summary>
    DueButUnknown,
}
