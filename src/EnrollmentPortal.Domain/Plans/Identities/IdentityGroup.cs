namespace EnrollmentPortal.Domain.Plans.Identities;

/// <summary>A named set of categories that rules speak of together, such as 城乡低收入人口.</summary>
/// <param name="Key">Key used by conditions.</param>
/// <param name="Name">For display.</param>
/// <param name="Members">Names of categories.</param>
public sealed record IdentityGroup(string Key, Wording Name, IReadOnlyList<string> Members);
