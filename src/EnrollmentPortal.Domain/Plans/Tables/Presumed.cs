using System.Collections.Immutable;
using System.Numerics;
using EnrollmentPortal.Domain.Facts;

namespace EnrollmentPortal.Domain.Plans.Tables;

/// <summary>What a plan takes for granted about a person of an age that nobody has asked anything, and what it leaves open.</summary>
/// <param name="Known">The presumptions.</param>
/// <param name="Open">The facts without one, in the order in which they are asked.</param>
public sealed record Presumed(Circumstances Known, ImmutableArray<OpenFact> Open)
{
    /// <summary>The plan's presumptions about an age.</summary>
    /// <remarks>A fact is known where the plan presumes it, or where only one answer is possible at the age.</remarks>
    internal static Presumed At(Plan plan, int age)
    {
        var known = Circumstances.None;
        var open = ImmutableArray.CreateBuilder<OpenFact>();
        foreach (var kind in FactAnswers.Askable)
        {
            var rule = plan.FindFact(kind);
            var possible = Possible(kind, rule, age);
            var presumed = rule?.Presumption is { } answer ? FactAnswers.BitOf(kind, answer) : 0;
            // Outside the ages of every other answer there is nothing to ask.
            var certain = presumed != 0 ? presumed : BitOperations.IsPow2(possible) ? possible : 0;
            if (certain == 0)
            {
                open.Add(new OpenFact(kind, possible));
            }
            else
            {
                known = FactAnswers.With(known, kind, BitOperations.TrailingZeroCount(certain), plan.CoverageYear);
            }
        }

        return new Presumed(known, open.ToImmutable());
    }

    private static ulong Possible(FactKind kind, FactRule? rule, int age)
    {
        var possible = FactAnswers.All(kind);
        // The birth date tells who is newborn; nobody is asked.
        possible &= kind == FactKind.Event ? ~FactAnswers.BitOf(kind, "newborn") : possible;
        foreach (var ages in rule?.Ages ?? [])
        {
            possible &= ages.Contain(age) ? possible : ~FactAnswers.BitOf(kind, ages.Answer);
        }

        return possible;
    }
}
