using EnrollmentPortal.Domain.Facts;


namespace EnrollmentPortal.Domain.Households;

/// <summary>When an answer counts.</summary>
/// <param name="From">First business day.</param>
/// <param name="Until">Last business day; null while no end is known.</param>
/// <param name="CoverageYear">The only coverage year; null for every year.</param>
public sealed record FactSpan(DateOnly From, DateOnly? Until, int? CoverageYear)
{
    /// <summary>How long an answer counts unless somebody knows better.</summary>
    /// <param name="answer">An event keeps its day for ever; how long it opens a way in is the plan's affair.</param>
    /// <param name="today">The business date.</param>
    /// <param name="yearOfWork">The coverage year that people enrol for; null before the first one opens.</param>
    /// <remarks>What somebody is (a student, a migrant worker) is asked again for the next year, so it counts until the last day of this one.
    /// An event may lie ahead: a student who finishes school in June is asked in autumn.</remarks>
    public static FactSpan Of(FactAnswer answer, DateOnly today, int? yearOfWork)
    {
        if (answer.HappenedOn is { } day)
        {
            return new FactSpan(day < today ? day : today, null, null);
        }

        return answer.Kind.IsOfOneYear()
            ? new FactSpan(today, null, yearOfWork)
            : new FactSpan(today, yearOfWork is { } year && year >= today.Year ? new DateOnly(year, 12, 31) : null, null);
    }
}
