namespace EnrollmentPortal.Application.Demonstration.People;

/// <summary>Gives invented people their identities.</summary>
/// <remarks>Hardship meets hardship: where the household has an identity, the other groups are three times as likely. That is how
/// people come by two and three identities.</remarks>
internal sealed class IdentityDraw
{
    private const int HardshipFactor = 3;
    private const int OldestCertificateDays = 1100;
    private const int YoungestCertificateDays = 20;
    private const string Care = "care";
    private const string Relief = "relief";

    private readonly DemonstrationTenant _tenant;
    private readonly Dice _dice;
    private readonly IdentityShare[][] _ofHouseholds;
    private readonly IdentityShare[][] _ofPeople;
    private readonly IdentityShare[][] _withoutOther;
    private readonly List<(string Group, SyntheticIdentity Identity)> _shared = [];
    private readonly List<SyntheticIdentity> _own = [];

    public IdentityDraw(DemonstrationTenant tenant, Dice dice)
    {
        (_tenant, _dice) = (tenant, dice);
        var groups = IdentityShare.Of(tenant.TenantId).GroupBy(share => share.Group).Select(group => group.ToArray()).ToList();
        _ofHouseholds = [.. groups.Where(group => group[0].Reach == IdentityReach.Household)];
        _withoutOther = [.. groups.Where(group => group[0].Reach == IdentityReach.WithoutOther)];
        _ofPeople = [.. groups.Except(_ofHouseholds).Except(_withoutOther)];
    }

    /// <summary>Draws what all members of the next household have. Call it before <see cref="For"/>.</summary>
    public void NextHousehold(FamilyMember head)
    {
        _shared.Clear();
        foreach (var group in _ofHouseholds)
        {
            if (Draw(group, head, livesAlone: false) is { } identity)
            {
                _shared.Add((group[0].Group, identity));
            }
        }
    }

    /// <summary>The member's identities, none of them certified before birth.</summary>
    public IReadOnlyList<SyntheticIdentity> For(FamilyMember member, bool livesAlone)
    {
        _own.Clear();
        var caredFor = false;
        foreach (var group in _ofPeople)
        {
            if (Draw(group, member, livesAlone) is { } identity)
            {
                _own.Add(identity);
                caredFor |= group[0].Group == Care;
            }
        }

        if (_own.Count == 0 && _shared.Count == 0)
        {
            AddWithoutOther(member, livesAlone);
        }
        else
        {
            AddShared(caredFor);
        }

        _own.RemoveAll(identity => identity.CertifiedOn < member.BornOn);
        return _own.Count == 0 ? [] : _own.ToArray();
    }

    // A person who is cared for as 特困 or orphan is not on relief (低保) as well: the office certifies one of the two.
    private void AddShared(bool caredFor)
    {
        foreach (var (group, identity) in _shared)
        {
            if (!(caredFor && group == Relief))
            {
                _own.Add(identity);
            }
        }
    }

    private void AddWithoutOther(FamilyMember member, bool livesAlone)
    {
        foreach (var group in _withoutOther)
        {
            if (Draw(group, member, livesAlone) is { } identity)
            {
                _own.Add(identity);
            }
        }
    }

    private SyntheticIdentity? Draw(IdentityShare[] group, FamilyMember member, bool livesAlone)
    {
        var roll = _dice.Below(10_000);
        var factor = _shared.Count > 0 ? HardshipFactor : 1;
        var age = member.AgeOn(_tenant.BusinessDate);
        foreach (var share in group)
        {
            if (!share.Allows(member, age, livesAlone))
            {
                continue;
            }

            roll -= share.PerTenThousand * factor;
            if (roll < 0)
            {
                var certifiedOn = _tenant.OpenedOn.AddDays(-_dice.Between(YoungestCertificateDays, OldestCertificateDays));
                return new SyntheticIdentity(share.Category, share.CertifiedBy, certifiedOn);
            }
        }

        return null;
    }
}
