namespace EnrollmentPortal.Application.Demonstration.People;

/// <summary>Draws an item with the frequency of its weight, in constant time.</summary>
internal sealed class Lottery<T>
{
    private readonly T[] _tickets;

    /// <param name="items">Items with small whole weights: each takes that many tickets.</param>
    public Lottery(IEnumerable<(T Item, int Weight)> items) =>
        _tickets = [.. items.SelectMany(entry => Enumerable.Repeat(entry.Item, entry.Weight))];

    public T Draw(Dice dice) => _tickets[dice.Below(_tickets.Length)];

    /// <summary>The ticket at a fraction, from 0 to below 1, of them all.</summary>
    public T At(double fraction) => _tickets[(int)(fraction * _tickets.Length)];
}
