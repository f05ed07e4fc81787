using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Registry;

/// <summary>Why the registry refuses. What lies outside the actor's scope reads as not found.</summary>
public static class RegistryErrors
{
    /// <summary>No such village in the actor's scope, or the code is no village.</summary>
    public static readonly Error VillageNotFound = new("registry.village-not-found");

    public static readonly Error HouseholdNotFound = new("registry.household-not-found");

    /// <summary>A certificate of a later day.</summary>
    public static readonly Error IdentityInFuture = new("people.identity-in-future");

    /// <summary>The person has the identity already.</summary>
    public static readonly Error IdentityHeld = new("people.identity-held");

    /// <summary>The person has no such identity any more.</summary>
    public static readonly Error IdentityNotHeld = new("people.identity-not-held");

    /// <summary>The department's list of the category counts: it corrects the list.</summary>
    public static Error IdentityByList(string department) => new("people.identity-by-list", department);

    public static readonly Error PersonNotFound = new("registry.person-not-found");

    /// <summary>The household has its head; a second one would give it two names.</summary>
    public static readonly Error SecondHead = new("registry.second-head");

    /// <summary>Another household of the tenant, perhaps of another township, has this number.</summary>
    public static Error NumberTaken(string number) => new("registry.number-taken", number);

    public static readonly Error IdNumberMissing = new("registry.id-number-missing");

    /// <summary>The number states a day of birth after the tenant's business date.</summary>
    public static readonly Error BornInFuture = new("registry.born-in-future");

    /// <summary>The person is not exempt, so there is nothing to return from.</summary>
    public static readonly Error NotExempt = new("people.not-exempt");

    /// <summary>The day lies after the business date, or before the person was born.</summary>
    public static readonly Error ExemptSince = new("people.exempt-since");

    /// <summary>The end lies before or on the business date, or before the beginning.</summary>
    public static readonly Error ExemptUntil = new("people.exempt-until");

    /// <summary>The day on which the exemption ended lies after the business date, or before its beginning.</summary>
    public static readonly Error ExemptEnded = new("people.exempt-ended");

    /// <summary>Nothing would change.</summary>
    public static readonly Error Unchanged = new("people.unchanged");

    /// <summary>The people are not all members of the household: somebody moved them meanwhile.</summary>
    public static readonly Error NotMembers = new("people.not-members");

    /// <summary>The household that should take people in is this one, or went into another.</summary>
    public static readonly Error NoTarget = new("people.no-target");

    /// <summary>The head goes and others stay: one of them must become the head.</summary>
    public static readonly Error HeadNeeded = new("people.head-needed");

    /// <summary>A household has exactly one head.</summary>
    public static readonly Error OneHead = new("people.one-head");

    /// <summary>The village lies in another township: hand the people over instead.</summary>
    public static readonly Error OtherTownship = new("people.other-township");

    /// <summary>The village lies in the same township: move the people yourself.</summary>
    public static readonly Error SameTownship = new("people.same-township");

    /// <summary>Some of the people are being handed over already.</summary>
    public static readonly Error TransferWaiting = new("people.transfer-waiting");

    /// <summary>No such request in the scope.</summary>
    public static readonly Error TransferNotFound = new("people.transfer-not-found");

    /// <summary>Somebody has decided about it meanwhile.</summary>
    public static readonly Error TransferDecided = new("people.transfer-decided");

    /// <summary>Both records are enrolled in one campaign: a refund comes first.</summary>
    public static readonly Error BothEnrolled = new("people.both-enrolled");

    /// <summary>The members and relations that were sent are not the household's: somebody changed it meanwhile.</summary>
    public static readonly Error ChangedMeanwhile = new("people.changed-meanwhile");

    /// <summary>The corrected number is covered in another county for this year.</summary>
    public static Error NumberCoveredElsewhere(DateOnly since) => new("people.number-covered-elsewhere", since);

    /// <summary>The code of <see cref="NumberHere"/>, whose second argument leads to the household.</summary>
    public const string NumberHereCode = "people.number-here";

    /// <summary>Somebody in the actor's scope has the corrected number: merge the two records. Arguments: the other household's number, its id.</summary>
    public static Error NumberHere(string householdNumber, Guid householdId) => new(NumberHereCode, householdNumber, householdId);

    /// <summary>Somebody of another township has the corrected number.</summary>
    public static readonly Error NumberOutside = new("people.number-outside");

    /// <summary>The member's own fault, with the row where the form shows it.</summary>
    public static Error InMember(Error fault, MemberIndex row) => new(fault.Code, [.. fault.Arguments, row]);

    /// <summary>Somebody in the actor's scope is registered with this number. Arguments: the other household's number, its id, the row.</summary>
    public static Error DuplicateHere(string householdNumber, Guid householdId, MemberIndex row) =>
        new("registry.duplicate-here", householdNumber, householdId, row);

    /// <summary>Somebody of this tenant outside the actor's scope is registered with this number. Who and where stays untold.</summary>
    public static Error DuplicateElsewhere(MemberIndex row) => new("registry.duplicate-elsewhere", row);

    /// <summary>Two rows of one form carry the same number.</summary>
    public static Error SameNumberTwice(MemberIndex row) => new("registry.same-number-twice", row);
}
