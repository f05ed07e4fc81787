namespace EnrollmentPortal.Domain.Plans.Quotas;

/// <summary>How quotas are set and read.</summary>
/// <param name="HukouPercent">Target as per cent of the hukou population, rounded half up; null where no formula is printed.</param>
/// <param name="NotBelowLastYear">The target is never below last year's enrolment.</param>
/// <param name="CompletionPercent">Completion rate of the target that counts as done.</param>
/// <param name="ParticipationPercent">Participation rate named beside the targets; for information.</param>
/// <param name="CountsOtherInsurance">Employee insurance and insurance elsewhere count as done.</param>
public sealed record QuotaGoals(
    decimal? HukouPercent, bool NotBelowLastYear, decimal? CompletionPercent, decimal? ParticipationPercent, bool CountsOtherInsurance)
{
    /// <summary>The target that the formula gives; null without a formula or a population.</summary>
    public int? Compute(int? hukouPopulation, int? enrolledLastYear)
    {
        if (HukouPercent is not { } percent || hukouPopulation is not { } population)
        {
            return null;
        }

        // 满城's table rounds 42,394.5 up: banker's rounding would print another figure.
        var share = (int)decimal.Round(population * percent / 100m, MidpointRounding.AwayFromZero);
        return NotBelowLastYear && enrolledLastYear is { } last ? Math.Max(share, last) : share;
    }
}
