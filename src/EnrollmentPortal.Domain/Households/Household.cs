using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households.Contact;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Households;

/// <summary>A household register (户口簿) of a village.</summary>
public sealed class Household : ITenantOwned
{
    private readonly List<Person> _members = [];

    private Household()
    {
    }

    public Household(Guid id, OrgCode unit, string number)
    {
        (TenantId, Id, OrgCode, Number) = (unit.TenantId, id, unit, number);
    }

    public int TenantId { get; private init; }

    public Guid Id { get; private init; }

    /// <summary>The village, or the group where the village keeps groups.</summary>
    public OrgCode OrgCode { get; private set; }

    /// <summary>The register's number, unique in the tenant.</summary>
    public string Number { get; private set; } = string.Empty;

    public string HeadName { get; private set; } = string.Empty;

    public string GroupName { get; private set; } = string.Empty;

    public string Address { get; private set; } = string.Empty;

    /// <summary>What <see cref="Households.Contact.AddressStem"/> makes of the address, for the search.</summary>
    public string AddressStem { get; private set; } = string.Empty;

    public string? Phone { get; private set; }

    /// <summary>The digits backwards, for the search by tail; the database makes it of <see cref="Phone"/>.</summary>
    public string? PhoneReversed { get; private init; }

    /// <summary>The telephone as far as somebody living may answer it; all members must be loaded.</summary>
    public string? ContactPhone => Households.Contact.ContactPhone.Of(
        Phone, [.. _members.Select(person => new PhoneOwner(person.Relation == Relation.Head, person.Exemption?.Reason == ExemptionReason.Deceased, person.Phone))]);

    /// <summary>The household that took all members in; null while this one lives on.</summary>
    public Guid? MergedInto { get; private set; }

    public IReadOnlyList<Person> Members => _members;

    /// <summary>Where the household lives and how to reach it.</summary>
    public void Describe(string groupName, string address, string? phone)
    {
        (GroupName, Address, Phone) = (groupName, address, phone);
        AddressStem = Households.Contact.AddressStem.Of(address);
    }

    /// <summary>Puts a person on the household's books; the head gives the household its name.</summary>
    public void Add(Person member)
    {
        _members.Add(member);
        if (member.Relation == Relation.Head)
        {
            HeadName = member.Name;
        }
    }

    /// <summary>The household takes the name of its head: after a change of head, or of the head's name.</summary>
    public void NameHead(Person head) => HeadName = head.Name;

    /// <summary>The household is in another village of the tenant from now on. Its members are moved by themselves.</summary>
    public void MoveTo(OrgCode village) => OrgCode = village;

    /// <summary>All members went to the other household.</summary>
    public void MergeInto(Household other) => MergedInto = other.Id;
}
