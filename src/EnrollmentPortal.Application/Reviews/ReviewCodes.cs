namespace EnrollmentPortal.Application.Reviews;

/// <summary>Refusals of a request for a review, its evidence and its decision: stable names, under which the texts stand in the resources.</summary>
public static class ReviewCodes
{
    public const string ClauseMissing = "reviews.clause-missing";
    public const string DeputyMissing = "reviews.deputy-missing";
    public const string DescriptionMissing = "reviews.description-missing";
    public const string FileFormat = "reviews.file-format";
    public const string FileSize = "reviews.file-size";
    public const string NoFiles = "reviews.no-files";
    public const string ReasonMissing = "reviews.reason-missing";
    public const string TermMissing = "reviews.term-missing";
    public const string TermOrder = "reviews.term-order";
    public const string TextTooLong = "reviews.text-too-long";
    public const string TooManyFiles = "reviews.too-many-files";
}
