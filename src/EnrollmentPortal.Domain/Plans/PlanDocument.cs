namespace EnrollmentPortal.Domain.Plans;

/// <summary>A printed document that a plan was entered from.</summary>
/// <param name="Key">Short key inside the plan; clauses refer to it.</param>
/// <param name="Number">Document number as printed, or the title where no number is printed.</param>
/// <param name="Title">Title as printed.</param>
/// <param name="Issuer">Who issued it, as printed.</param>
/// <param name="IssuedOn">Date of issue; null where none is printed.</param>
public sealed record PlanDocument(string Key, string Number, string Title, string Issuer, DateOnly? IssuedOn);
