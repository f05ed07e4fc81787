using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Reviews;

/// <summary>Why a case is not opened, decided or shown.</summary>
public static class ReviewErrors
{
    /// <summary>No such case or file, or one of a unit outside the scope.</summary>
    public static readonly Error NotFound = new("reviews.not-found");

    /// <summary>The user who asks does not decide.</summary>
    public static readonly Error OwnCase = new("reviews.own-case");

    /// <summary>The plan has no such row, or it names no price for this person.</summary>
    public static readonly Error RouteNotPayable = new("reviews.route-not-payable");

    /// <summary>The plan has no such clause.</summary>
    public static readonly Error ClauseUnknown = new("reviews.clause-unknown");

    /// <summary>The user who asked may withdraw, or a clerk of the unit.</summary>
    public static readonly Error NotYours = new("reviews.not-yours");

    /// <summary>Argument: how many files a case takes.</summary>
    public static Error CaseFull(int most) => new("reviews.case-full", most);

    public static readonly Error DeputyUnknown = new("reviews.deputy-unknown");

    /// <summary>The account is a deputy already, or its term has ended.</summary>
    public static readonly Error DeputyTerm = new("reviews.deputy-term");

    /// <summary>The plan itself accepts or refuses the person: there is nothing to decide.</summary>
    public static Error NotLeftOpen(string person) => new("reviews.not-left-open", person);

    public static Error AlreadyAsked(string person, string askedBy, DateOnly on) => new("reviews.already-asked", person, askedBy, on);

    /// <summary>Somebody else was faster, or it was withdrawn.</summary>
    public static Error Decided(string by, DateOnly on) => new("reviews.decided", by, on);

    public static Error Enrolled(string person) => new("reviews.enrolled", person);
}
