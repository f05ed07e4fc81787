using System.Globalization;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Rosters.Missing;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Web.Features.Households.Registration;

/// <summary>The registration form as it stands, complete or not.</summary>
public sealed class RegistrationDraft
{
    private readonly List<MemberDraft> _members = [];
    private int _nextKey;

    private RegistrationDraft()
    {
    }

    /// <summary>Twelve digits, or empty while none is chosen.</summary>
    public string Village { get; set; } = string.Empty;

    public string? Number { get; set; }

    public string GroupName { get; set; } = string.Empty;

    public string Address { get; set; } = string.Empty;

    public string? Phone { get; set; }

    public IReadOnlyList<MemberDraft> Members => _members;

    /// <summary>A new household, beginning with its head.</summary>
    public static RegistrationDraft ForHousehold()
    {
        var draft = new RegistrationDraft();
        draft.AddMember().Relation = Relation.Head;
        return draft;
    }

    /// <summary>People who join a household.</summary>
    /// <param name="household">The household.</param>
    /// <param name="mother">The member whose newborn it is; null for others.</param>
    public static RegistrationDraft ForPeople(JoinedHousehold household, JoinedMember? mother = null)
    {
        var draft = new RegistrationDraft();
        var member = draft.AddMember();
        if (mother is { Relation: not (Relation.Head or Relation.Spouse) })
        {
            // The head's own child is a son or a daughter, which only the number tells.
            member.Relation = Relation.Grandchild;
        }

        if ((mother ?? (household.Members is [var head, ..] ? head : null)) is { } first && EthnicGroups.TryParse(first.EthnicGroup, out var group))
        {
            member.EthnicGroup = group;
        }

        return draft;
    }

    /// <summary>One more row; a family mostly shares its ethnic group and its ground of residence.</summary>
    public MemberDraft AddMember()
    {
        var member = new MemberDraft(_nextKey++);
        if (Members is [.., var last])
        {
            (member.EthnicGroup, member.Residence) = (last.EthnicGroup, last.Residence);
        }

        _members.Add(member);
        return member;
    }

    /// <summary>Begins with a person that a department's list names.</summary>
    public void BeginWith(NotRegistered named)
    {
        var member = Members[0];
        (member.Name, member.BornOn, member.Sex) = (named.Name, named.BornOn, named.Sex);
        if (named.Unit.Level == OrgLevel.Village)
        {
            Village = named.Unit.Value;
        }
    }

    public void Remove(MemberDraft member) => _members.Remove(member);

    /// <summary>Puts back what the browser kept, under the names of the inputs.</summary>
    public void Restore(IReadOnlyDictionary<string, string> kept)
    {
        foreach (var (input, value) in kept.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (input.Split('.') is [['m', .. var digits], var field] && int.TryParse(digits, CultureInfo.InvariantCulture, out var key))
            {
                MemberWith(key).Restore(field, value);
            }
            else
            {
                Restore(input, value);
            }
        }

        _members.RemoveAll(member => !kept.Keys.Any(input => input.StartsWith(member.Input(string.Empty), StringComparison.Ordinal)) && member.Key > 0);
        _members.Sort((left, right) => left.Key.CompareTo(right.Key));
    }

    public RegisterHouseholdCommand ToHousehold() => new(
        OrgCode.TryParse(Village, out var village) ? village : default,
        string.IsNullOrWhiteSpace(Number) ? null : Number,
        GroupName,
        Address,
        Phone,
        [.. Members.Select(member => member.ToNewMember())]);

    /// <param name="newbornEvidence">Who was asked about a newborn; null where none is registered.</param>
    public RegisterPersonCommand ToPeople(Guid household, Guid? mother = null, string? newbornEvidence = null) =>
        new(household, [.. Members.Select(member => member.ToNewMember(newbornEvidence))], mother);

    private MemberDraft MemberWith(int key)
    {
        if (_members.Find(member => member.Key == key) is { } known)
        {
            return known;
        }

        var added = new MemberDraft(key);
        _members.Add(added);
        _nextKey = Math.Max(_nextKey, key + 1);
        return added;
    }

    private void Restore(string input, string value)
    {
        _ = input switch
        {
            "village" => Village = value,
            "number" => Number = value,
            "group" => GroupName = value,
            "address" => Address = value,
            "phone" => Phone = value,
            _ => null,
        };
    }
}
