using System.Globalization;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Demonstration.People;

/// <summary>Pseudo-random draws that are the same on every machine and in every version of the runtime.</summary>
/// <remarks>SplitMix64 (Steele, Lea, Flood 2014). Not for secrets.</remarks>
internal sealed class Dice(ulong seed)
{
    // Above every code of fifteen digits, so that no other unit has the seed.
    private const ulong Payments = 1_000_000_000_000_000;

    private ulong _state = seed;

    /// <summary>Draws that belong to the unit: other units do not disturb them.</summary>
    public Dice(OrgCode unit)
        : this(Mix(ulong.Parse(unit.Value, CultureInfo.InvariantCulture)))
    {
    }

    /// <summary>Draws about the unit's payments: who pays changes nobody's name or birthday.</summary>
    public static Dice OfPayments(OrgCode unit) => new(Mix(ulong.Parse(unit.Value, CultureInfo.InvariantCulture) + Payments));

    /// <summary>0 to limit - 1.</summary>
    public int Below(int limit) => (int)(((Next() >> 32) * (ulong)limit) >> 32);

    /// <summary>A whole number; both ends belong to the range. The lower end when the range is empty.</summary>
    public int Between(int low, int high) => high <= low ? low : low + Below(high - low + 1);

    /// <summary>True in so many of a hundred draws.</summary>
    public bool Percent(int share) => Below(100) < share;

    /// <summary>True in so many of ten thousand draws.</summary>
    public bool PerTenThousand(int share) => Below(10_000) < share;

    /// <summary>A fraction from 0 to below 1.</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        return Mix(_state);
    }

    // Also spreads the seeds: the states of neighbouring codes would otherwise run through the same numbers.
    private static ulong Mix(ulong value)
    {
        var mixed = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
