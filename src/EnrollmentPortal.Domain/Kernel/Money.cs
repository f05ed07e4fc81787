using System.Globalization;

namespace EnrollmentPortal.Domain.Kernel;

/// <summary>An amount in Chinese currency, held as whole fen (1/100 yuan).</summary>
/// <remarks>Arithmetic is checked: an overflow is a bug and throws.</remarks>
public readonly record struct Money(long Fen) : IComparable<Money>
{
    /// <summary>Nothing to pay.</summary>
    public static Money Zero => default;

    /// <summary>The amount of whole yuan.</summary>
    public static Money Yuan(long yuan) => new(checked(yuan * 100));

    /// <summary>The amount of yuan with at most two decimals.</summary>
    /// <exception cref="ArgumentException">The amount has a fraction of a fen.</exception>
    public static Money FromYuan(decimal yuan)
    {
        var fen = yuan * 100m;
        return fen == decimal.Truncate(fen)
            ? new Money(decimal.ToInt64(fen))
            : throw new ArgumentException("A fraction of a fen is no amount of money.", nameof(yuan));
    }

    /// <summary>The amount in yuan, for display and files.</summary>
    public decimal InYuan => Fen / 100m;

    public bool IsZero => Fen == 0;

    public static Money operator +(Money left, Money right) => new(checked(left.Fen + right.Fen));

    public static Money operator -(Money left, Money right) => new(checked(left.Fen - right.Fen));

    public static Money operator -(Money value) => new(checked(-value.Fen));

    public static Money operator *(Money value, int times) => new(checked(value.Fen * times));

    public static bool operator <(Money left, Money right) => left.Fen < right.Fen;

    public static bool operator >(Money left, Money right) => left.Fen > right.Fen;

    public static bool operator <=(Money left, Money right) => left.Fen <= right.Fen;

    public static bool operator >=(Money left, Money right) => left.Fen >= right.Fen;

    public static Money Add(Money left, Money right) => left + right;

    public static Money Subtract(Money left, Money right) => left - right;

    public static Money Negate(Money value) => -value;

    public static Money Multiply(Money value, int times) => value * times;

    /// <summary>The smaller of two amounts.</summary>
    public static Money Min(Money left, Money right) => left <= right ? left : right;

    public int CompareTo(Money other) => Fen.CompareTo(other.Fen);

    /// <summary>Invariant yuan with two decimals, such as <c>38.00</c>; user texts format with their culture.</summary>
    public override string ToString() => InYuan.ToString("0.00", CultureInfo.InvariantCulture);
}
