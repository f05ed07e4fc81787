using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.ZeroDeclarations;

/// <summary>Why a declaration, or somebody on its list, is refused. What lies outside the actor's scope reads as not found.</summary>
public static class ZeroErrors
{
    public static readonly Error NotFound = new("zero.not-found");

    public static readonly Error NoCampaign = new("zero.no-campaign");

    /// <summary>Only a county or a township declares.</summary>
    public static readonly Error NoUnit = new("zero.no-unit");

    /// <summary>The unit has an open declaration: says who proposed it.</summary>
    public static Error OpenAlready(string by) => new("zero.open-already", by);

    /// <summary>Nobody approves what they proposed themselves.</summary>
    public static readonly Error SamePerson = new("zero.same-person");

    /// <summary>Of a larger unit: it is decided there.</summary>
    public static readonly Error LargerUnit = new("zero.larger-unit");

    /// <summary>It has gone on meanwhile: the page shows how far it is.</summary>
    public static readonly Error WrongState = new("zero.wrong-state");

    /// <summary>A job works on it: stop that first.</summary>
    public static readonly Error Busy = new("zero.busy");

    /// <summary>Nobody is left on the proposal.</summary>
    public static readonly Error Nobody = new("zero.nobody");

    /// <summary>A new coverage year has begun since.</summary>
    public static readonly Error OtherCampaign = new("zero.other-campaign");

    /// <summary>Of a person: enrolled already.</summary>
    public static readonly Error AlreadyEnrolled = new("zero.already-enrolled");

    /// <summary>Of a person: need not enrol here.</summary>
    public static readonly Error Exempt = new("zero.exempt");

    /// <summary>Of a person: another county holds the cover of the year.</summary>
    public static readonly Error CoveredElsewhere = new("zero.covered-elsewhere");

    /// <summary>Of a person: the plan refuses on this day, or asks for a decision.</summary>
    public static readonly Error NotAccepted = new("zero.not-accepted");

    /// <summary>Of a person: something is left to pay on this day.</summary>
    public static readonly Error NotFree = new("zero.not-free");

    /// <summary>Of a person: standard, category or funder are not those that were approved.</summary>
    public static readonly Error PriceChanged = new("zero.price-changed");

    /// <summary>Of a person: moved to another township since.</summary>
    public static readonly Error Moved = new("zero.moved");

    /// <summary>Of a person: the record was merged with another since.</summary>
    public static readonly Error Merged = new("zero.merged");

    /// <summary>Of a person: a user took them off the list.</summary>
    public static readonly Error ByHand = new("zero.by-hand");

    /// <summary>Of a person: the declaration was ended before their township's turn.</summary>
    public static readonly Error EndedBefore = new("zero.ended-before");
}
