using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Rosters;

/// <summary>Why a roster, or a line of one, is refused. What lies outside the actor's scope or department reads as not found.</summary>
public static class RosterErrors
{
    public static readonly Error NotFound = new("roster.not-found");

    /// <summary>The officer's account names no department.</summary>
    public static readonly Error NoDepartment = new("roster.no-department");

    /// <summary>The plan lets the department certify nothing.</summary>
    public static readonly Error NothingOwned = new("roster.nothing-owned");

    /// <summary>A category that was ticked is not the department's.</summary>
    public static Error CoversForeign(string category) => new("roster.covers-foreign", category);

    /// <summary>The header lacks a column without which nobody can be found.</summary>
    public static Error MissingColumns(string columns) => new("roster.missing-columns", columns);

    /// <summary>No line names a category of the department, and none was ticked.</summary>
    public static readonly Error NoCategory = new("roster.no-category");

    /// <summary>The very same file was sent for this month: says when and who sent it.</summary>
    public static Error SentTwice(DateOnly day, string by) => new("roster.sent-twice", day, by);

    /// <summary>A correction must name everybody of the categories of the roster that it replaces.</summary>
    public static Error CorrectionPartial(string categories) => new("roster.correction-partial", categories);

    /// <summary>It is no draft any more.</summary>
    public static readonly Error NotDraft = new("roster.not-draft");

    /// <summary>It does not wait for a second person.</summary>
    public static readonly Error NotProposed = new("roster.not-proposed");

    /// <summary>Nobody confirms what they sent themselves.</summary>
    public static readonly Error SamePerson = new("roster.same-person");

    /// <summary>The people who leave or lose a subsidy are no longer those of the question.</summary>
    public static readonly Error LossChanged = new("roster.loss-changed");

    /// <summary>The line needs no decision, or has one.</summary>
    public static readonly Error NothingToDecide = new("roster.nothing-to-decide");

    /// <summary>The person is none of those that the line may mean.</summary>
    public static readonly Error NoCandidate = new("roster.no-candidate");

    /// <summary>No such line of a person who waits to be registered: they are registered, or the list gave way to another.</summary>
    public static readonly Error LineGone = new("roster.line-gone");

    /// <summary>Of a line: the category is certified by another department.</summary>
    public static readonly Error CategoryNotOwned = new("roster.category-not-owned");

    /// <summary>Of a line: the plan knows no such category.</summary>
    public static readonly Error CategoryUnknown = new("roster.category-unknown");

    public static readonly Error NameMissing = new("roster.name-missing");

    public static readonly Error NameTooLong = new("registry.name-too-long");

    /// <summary>Of a line: neither a number nor a birth date.</summary>
    public static readonly Error NobodyNamed = new("roster.nobody-named");

    public static readonly Error BadDay = new("roster.bad-day");

    /// <summary>Of a line: it ends before it begins.</summary>
    public static readonly Error EndsBefore = new("roster.ends-before");

    /// <summary>Of a line: an earlier line names the same person in the same category.</summary>
    public static readonly Error LineTwice = new("roster.line-twice");

    /// <summary>Of a line: several people have the name and the birth date.</summary>
    public static readonly Error SeveralCandidates = new("roster.several-candidates");

    /// <summary>Of a line: the number is one that was corrected since.</summary>
    public static readonly Error EarlierNumber = new("roster.earlier-number");
}
