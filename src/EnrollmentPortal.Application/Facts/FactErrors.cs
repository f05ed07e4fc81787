using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Facts;

/// <summary>Why a fact of a person is not recorded.</summary>
public static class FactErrors
{
    /// <summary>Somebody has answered the same question since the page was opened.</summary>
    public static readonly Error AnsweredMeanwhile = new("facts.answered-meanwhile");

    /// <summary>The event lies before the person's birth.</summary>
    public static readonly Error BeforeBirth = new("facts.before-birth");
}
