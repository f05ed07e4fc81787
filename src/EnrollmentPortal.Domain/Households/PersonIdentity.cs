using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Households;

/// <summary>An identity (身份): a department certified that the person belongs to a subsidy category.</summary>
public sealed class PersonIdentity : ITenantOwned
{
    private PersonIdentity()
    {
    }

    /// <param name="certifiedOn">The first day on which it counts.</param>
    /// <param name="rosterId">The department's roster that brings it; null for what is recorded at the window.</param>
    public PersonIdentity(Guid id, Person person, string category, string certifiedBy, DateOnly certifiedOn, Guid? rosterId = null)
    {
        (TenantId, Id, PersonId, OrgCode) = (person.TenantId, id, person.Id, person.OrgCode);
        (Category, CertifiedBy, CertifiedOn, RosterId) = (category, certifiedBy, certifiedOn, rosterId);
    }

    public int TenantId { get; private init; }

    public Guid Id { get; private init; }

    public Guid PersonId { get; private init; }

    public OrgCode OrgCode { get; private set; }

    /// <summary>The category's name as the plan prints it.</summary>
    public string Category { get; private init; } = string.Empty;

    public string CertifiedBy { get; private init; } = string.Empty;

    public DateOnly CertifiedOn { get; private init; }

    /// <summary>The last day on which the identity counts; null while it lasts.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>The roster that it came with; null for one that was there before.</summary>
    public Guid? RosterId { get; private init; }

    /// <summary>The roster that ended it; null while it lasts.</summary>
    public Guid? EndedBy { get; private set; }

    /// <summary>The department's list no longer names the person, or names a last day; or the certificate was withdrawn.</summary>
    /// <param name="lastDay">The last day on which it counted.</param>
    /// <param name="roster">The list; null for what is recorded at the window.</param>
    public void End(DateOnly lastDay, Guid? roster) => (EndedOn, EndedBy) = (lastDay, roster);

    public bool IsCurrentOn(DateOnly day) => CertifiedOn <= day && (EndedOn is null || day <= EndedOn);
}
