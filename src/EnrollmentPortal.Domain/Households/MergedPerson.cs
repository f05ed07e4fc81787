using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Households;

/// <summary>A record that turned out to be a person who is registered already: the pointer to the record that stayed.</summary>
public sealed class MergedPerson : ITenantOwned
{
    private MergedPerson()
    {
    }

    /// <param name="gone">The record that is given up.</param>
    /// <param name="survivor">The record that stays.</param>
    /// <param name="on">Business date.</param>
    /// <param name="by">Who merged them.</param>
    public MergedPerson(Person gone, Person survivor, DateOnly on, string by)
    {
        (TenantId, Id, SurvivorId, OrgCode) = (survivor.TenantId, gone.Id, survivor.Id, survivor.OrgCode);
        (Name, IdNumberMasked, MergedOn, MergedByName) = (gone.Name, gone.IdNumberMasked, on, by);
    }

    public int TenantId { get; private init; }

    /// <summary>The id that the record had; enrolments of other years still carry it.</summary>
    public Guid Id { get; private init; }

    public Guid SurvivorId { get; private set; }

    public OrgCode OrgCode { get; private set; }

    public string Name { get; private init; } = string.Empty;

    public string IdNumberMasked { get; private init; } = string.Empty;

    public DateOnly MergedOn { get; private init; }

    public string MergedByName { get; private init; } = string.Empty;
}
