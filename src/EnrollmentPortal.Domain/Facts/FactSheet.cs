using System.Runtime.CompilerServices;

namespace EnrollmentPortal.Domain.Facts;

/// <summary>The answers for one person and one payment. Every answer is a set of bits, so that a condition is one AND.</summary>
internal sealed class FactSheet
{
    /// <summary>Bit of "no payment" among the windows; windows follow from <see cref="FirstWindow"/>.</summary>
    internal const int NoDate = 0;
    internal const int Before = 1;
    internal const int After = 2;
    internal const int FirstWindow = 3;

    internal const int Slots = 36;

    private Bits _bits;
    private ulong _open;

    /// <summary>Payment date, if there is a payment.</summary>
    internal DateOnly? PaidOn { get; init; }

    /// <summary>Day of the life event, if there is one.</summary>
    internal DateOnly? EventOn { get; init; }

    internal ulong this[Fact fact] => _bits[(int)fact];

    internal void Set(Fact fact, int bit) => _bits[(int)fact] = 1UL << bit;

    internal void SetMany(Fact fact, ulong bits) => _bits[(int)fact] = bits;

    /// <summary>True while a fact is unknown.</summary>
    internal bool HasOpen => _open != 0;

    /// <summary>The first unknown fact that a row turned on; the row, and with it the table, is then undecided.</summary>
    internal Fact? Blocked { get; private set; }

    /// <summary>Nobody knows the fact: each of these answers is possible.</summary>
    internal void SetOpen(Fact fact, ulong possible)
    {
        _bits[(int)fact] = possible;
        _open |= 1UL << (int)fact;
    }

    internal bool IsOpen(Fact fact) => (_open & (1UL << (int)fact)) != 0;

    internal void Block(Fact fact) => Blocked ??= fact;

    internal void Set(Fact fact, bool? answer) =>
        Set(fact, (int)(answer switch { null => Answer.Unstated, false => Answer.No, true => Answer.Yes }));

    // One slot a fact; the loader's tests fail when the enum outgrows it.
    [InlineArray(Slots)]
    private struct Bits
    {
        private ulong _first;
    }
}
