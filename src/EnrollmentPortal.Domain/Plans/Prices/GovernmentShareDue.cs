using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Plans.Prices;

/// <summary>The government share as far as the person pays it.</summary>
/// <param name="State">Whether it is due.</param>
/// <param name="Amount">Zero where it is not due; null where it is due but not known, or nothing is said.</param>
public readonly record struct GovernmentShareDue(GovernmentShareState State, Money? Amount)
{
    /// <summary>The government pays.</summary>
    public static GovernmentShareDue NotDue { get; } = new(GovernmentShareState.NotDue, Money.Zero);

    /// <summary>The person pays; the amount may be missing.</summary>
    public static GovernmentShareDue Of(Money? amount) =>
        new(amount is null ? GovernmentShareState.DueButUnknown : GovernmentShareState.Due, amount);
}
