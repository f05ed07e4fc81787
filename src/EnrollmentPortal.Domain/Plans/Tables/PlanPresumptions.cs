namespace EnrollmentPortal.Domain.Plans.Tables;

/// <summary>A plan's presumptions by age, each computed once: lists ask for every person of a county.</summary>
internal sealed class PlanPresumptions(Plan plan)
{
    private const int MaxAge = 130;

    private readonly Presumed?[] _byAge = new Presumed?[MaxAge + 1];

    internal Plan Plan => plan;

    internal Presumed At(int age)
    {
        var index = Math.Clamp(age, 0, MaxAge);
        // Two threads may compute the same value; either is right.
        return _byAge[index] ??= Shared(Presumed.At(plan, index));
    }

    // Ages about which the plan presumes the same share one answer, so that people can be grouped by it.
    private Presumed Shared(Presumed presumed) =>
        _byAge.FirstOrDefault(known => known is not null && known.Known == presumed.Known && known.Open.SequenceEqual(presumed.Open)) ?? presumed;
}
