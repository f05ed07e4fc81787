using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Facts;

/// <summary>An earlier payment for the same year.</summary>
public enum EarlierPayment
{
    /// <summary>None.</summary>
    None,

    /// <summary>The whole standard.</summary>
    Full,

    /// <summary>Less, because it was subsidised.</summary>
    Reduced,
}

/// <summary>Which earlier payment it was.</summary>
internal static class EarlierPayments
{
    /// <summary>What was paid, seen from the standard that holds now.</summary>
    /// <param name="paid">Null where nothing was paid.</param>
    /// <param name="standard">The payer's standard; without one a payment counts as reduced.</param>
    internal static EarlierPayment Of(Money? paid, Money? standard) => paid switch
    {
        null => EarlierPayment.None,
        { } amount when amount >= standard => EarlierPayment.Full,
        _ => EarlierPayment.Reduced,
    };
}
