namespace EnrollmentPortal.Application.Demonstration;

/// <summary>Splits a total by weights into whole numbers that add up to it.</summary>
internal static class Apportionment
{
    /// <summary>Largest remainders: every share is at most one away from its exact value.</summary>
    /// <exception cref="ArgumentException">No weights, or none above zero.</exception>
    public static int[] Split(int total, IReadOnlyList<int> weights)
    {
        var sum = weights.Sum(weight => (long)weight);
        if (sum <= 0)
        {
            throw new ArgumentException("At least one weight must be above zero.", nameof(weights));
        }

        var shares = weights.Select(weight => (int)(total * (long)weight / sum)).ToArray();
        var byRemainder = Enumerable.Range(0, weights.Count).OrderByDescending(index => total * (long)weights[index] % sum);
        foreach (var index in byRemainder.Take(total - shares.Sum()))
        {
            shares[index]++;
        }

        return shares;
    }
}
