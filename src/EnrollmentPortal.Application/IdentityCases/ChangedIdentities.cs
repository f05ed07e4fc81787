namespace EnrollmentPortal.Application.IdentityCases;

/// <summary>One identity that begins or ends.</summary>
/// <param name="Day">First day of one that begins, last day of one that ends.</param>
/// <param name="CertifiedOn">The department's day; null where it names none, and for what ends.</param>
internal sealed record ChangedIdentity(string Category, bool Begins, DateOnly Day, DateOnly? CertifiedOn);

/// <summary>What a list, or a certificate at the window, changes for one person.</summary>
/// <param name="RosterId">The list; null for a certificate.</param>
/// <param name="CertifiedBy">The department.</param>
/// <param name="On">The business date on which it was sent or recorded.</param>
internal sealed record ChangedIdentities(Guid? RosterId, string CertifiedBy, DateOnly On, IReadOnlyList<ChangedIdentity> Changes)
{
    public IEnumerable<ChangedIdentity> Begun => Changes.Where(change => change.Begins);

    public IEnumerable<ChangedIdentity> Ended => Changes.Where(change => !change.Begins);

    /// <summary>A person who goes from one category to another is certified again; only a person who is left without one is taken off.</summary>
    public ChangedIdentity Decisive => Begun.FirstOrDefault() ?? Changes[0];
}
