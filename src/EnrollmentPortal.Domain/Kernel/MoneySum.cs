namespace EnrollmentPortal.Domain.Kernel;

/// <summary>Adds amounts up; nothing adds up to <see cref="Money.Zero"/>.</summary>
public static class MoneySum
{
    public static Money Sum(this IEnumerable<Money> amounts) => amounts.Aggregate(Money.Zero, Money.Add);

    public static Money Sum<T>(this IEnumerable<T> items, Func<T, Money> amount) => items.Select(amount).Sum();
}
