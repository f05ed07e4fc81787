using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Facts;

/// <summary>Why a fact of a person is not recorded.</summary>
public static class FactErrors
{
    /// <summary>Somebody has answered the same question since the page was opened.</summary>
    public static readonly Error AnsweredMeanwhile = new("facts.answered-meanwhile");

    /// <summary>A reason outside the list is given in words.</summary>
    public static readonly Error ReasonWithoutWords = new("facts.reason-without-words");

    /// <summary>A person who is enrolled, or need not enrol, has no reason not to.</summary>
    public static readonly Error NothingToExplain = new("facts.nothing-to-explain");

    /// <summary>The event lies before the person's birth.</summary>
    public static readonly Error BeforeBirth = new("facts.before-birth");

    /// <summary>The event has not happened yet.</summary>
    public static readonly Error NotHappenedYet = new("facts.not-happened-yet");
}
