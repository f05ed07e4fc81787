namespace EnrollmentPortal.Domain.Plans.Studio;

/// <summary>How an official's version of a plan came about.</summary>
/// <param name="EffectiveFrom">The first day on which it holds.</param>
/// <param name="Checked">Who checked the draft.</param>
/// <param name="Published">Who published it: another user.</param>
public sealed record PlanPublication(DateOnly EffectiveFrom, Signature Checked, Signature Published);

/// <summary>A person under a decision.</summary>
/// <param name="By">The account.</param>
/// <param name="Name">The person's name as it was then.</param>
public sealed record Signature(Guid By, string Name);
