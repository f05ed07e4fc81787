namespace EnrollmentPortal.Web.Features.Plans.Studio;

/// <summary>What a field of a draft takes.</summary>
public enum FieldKind
{
    Text,

    /// <summary>Yuan.</summary>
    Amount,

    /// <summary>Yuan, or one of the words that a cell of the subsidy table may hold instead.</summary>
    Subsidy,

    /// <summary>A day; empty takes it out.</summary>
    Date,
}
