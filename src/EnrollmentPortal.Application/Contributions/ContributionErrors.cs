using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Contributions;

/// <summary>Why a payment was not taken.</summary>
public static class ContributionErrors
{
    public static readonly Error HouseholdNotFound = new("contribution.household-not-found");

    /// <summary>No such receipt, or one of a unit outside the scope.</summary>
    public static readonly Error ReceiptNotFound = new("contribution.receipt-not-found");

    public static readonly Error NoCampaign = new("contribution.no-campaign");

    public static readonly Error NoPlan = new("contribution.no-plan");

    /// <summary>The plan has cash taken only for a reason, and none is written down.</summary>
    public static readonly Error CashReasonMissing = new("contribution.cash-reason-missing");

    /// <summary>The database was lost on the way: the payment may have been taken or not. The same key asked again tells.</summary>
    public static readonly Error DatabaseLost = new("contribution.database-lost");

    /// <summary>The key belongs to another payment: a fault of the page, not of the clerk.</summary>
    public static readonly Error KeyUsedElsewhere = new("contribution.key-used-elsewhere");

    /// <summary>Somebody of another household, or of none.</summary>
    public static readonly Error PersonNotFound = new("contribution.person-not-found");

    /// <summary>Another desk was faster: says who, when and by which receipt.</summary>
    public static Error AlreadyEnrolled(string person, string clerk, DateOnly day, string receipt) =>
        new("contribution.already-enrolled", person, clerk, day, receipt);

    /// <summary>Another township took the money before the person moved here.</summary>
    public static Error EnrolledBeforeMove(string person, DateOnly day) => new("contribution.enrolled-before-move", person, day);

    /// <summary>Another county holds the person's cover for the year: nothing else is known about it.</summary>
    public static Error EnrolledElsewhere(string person, CoverageElsewhere cover) =>
        new(cover.Kind == CoverageClaims.Resident ? "contribution.resident-elsewhere" : "contribution.covered-elsewhere", person, cover.Since);

    public static Error Exempt(string person) => new("contribution.exempt", person);

    /// <summary>The plan refuses the person on this date, or needs a decision.</summary>
    public static Error NotPayable(string person, string tier) => new("contribution.not-payable", person, tier);

    /// <summary>A member's own amount is another than the one that was shown, also where the total is the same.</summary>
    public static Error LinePriceChanged(string person, Money expected, Money actual) =>
        new("contribution.line-price-changed", person, expected, actual);

    /// <summary>Something that decides the price is not known of the person: it is asked first.</summary>
    public static Error QuestionOpen(string person) => new("contribution.question-open", person);

    public static Error PriceChanged(Money expected, Money actual) => new("contribution.price-changed", expected, actual);
}
