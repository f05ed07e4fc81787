using EnrollmentPortal.Application.Enrollments;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Web.Features.Desk;

/// <summary>What the clerk has chosen in the open household: who enrols now, each in which tier.</summary>
/// <remarks>A tick is a wish: it counts only while the member's tier can be paid, and comes back when the tier changes again.</remarks>
public sealed class Basket
{
    private readonly Dictionary<Guid, string> _tiers = [];
    private readonly HashSet<Guid> _wished = [];

    /// <summary>Everybody who is missing is ticked, in last year's tier or else the plan's first.</summary>
    public Basket(HouseholdSheet sheet)
    {
        Sheet = sheet;
        foreach (var member in sheet.Missing)
        {
            _wished.Add(member.PersonId);
        }
    }

    public HouseholdSheet Sheet { get; private set; }

    /// <summary>The members who are paid for now.</summary>
    public IReadOnlyList<MemberSheet> Chosen => [.. Sheet.Missing.Where(IsChosen)];

    /// <summary>The members who should enrol and are not chosen.</summary>
    public IReadOnlyList<MemberSheet> LeftOut => [.. Sheet.Missing.Where(member => !IsChosen(member))];

    /// <summary>What changes hands: self-pay and government share of everybody chosen.</summary>
    public Money Total => Sum(quote => quote.Assessment.TotalDue);

    /// <summary>The part of <see cref="Total"/> that is government share.</summary>
    public Money GovernmentShare => Sum(quote => quote.Assessment.GovernmentShare.Amount);

    /// <summary>True when everybody chosen is fully subsidised: that is declared, not paid.</summary>
    public bool IsZeroDeclaration => Chosen.Count > 0 && Total.IsZero;

    /// <summary>The key of the member's tier; null where the plan has none.</summary>
    public string? TierOf(MemberSheet member) =>
        _tiers.GetValueOrDefault(member.PersonId)
        ?? member.Quotes.FirstOrDefault(quote => quote.Tier.Key == member.LastTier)?.Tier.Key
        ?? (member.Quotes is [var first, ..] ? first.Tier.Key : null);

    public TierQuote? QuoteOf(MemberSheet member)
    {
        var tier = TierOf(member);
        return member.Quotes.FirstOrDefault(quote => quote.Tier.Key == tier);
    }

    public bool CanChoose(MemberSheet member) => QuoteOf(member)?.IsPayable == true;

    public bool IsChosen(MemberSheet member) => _wished.Contains(member.PersonId) && CanChoose(member);

    /// <summary>Ticks or unticks. What the clerk saw decides, not what another click has meanwhile made of it.</summary>
    public void Choose(MemberSheet member, bool chosen)
    {
        if (chosen)
        {
            _wished.Add(member.PersonId);
        }
        else
        {
            _wished.Remove(member.PersonId);
        }
    }

    public void ChooseAll()
    {
        foreach (var member in Sheet.Missing)
        {
            _wished.Add(member.PersonId);
        }
    }

    public void ChooseNone() => _wished.Clear();

    public void SetTier(MemberSheet member, string tier) => _tiers[member.PersonId] = tier;

    public void SetTierOfAll(string tier)
    {
        foreach (var member in Sheet.Missing)
        {
            _tiers[member.PersonId] = tier;
        }
    }

    /// <summary>Takes what the database says now; ticks and tiers of those still missing stay.</summary>
    public void Refresh(HouseholdSheet sheet) => Sheet = sheet;

    private Money Sum(Func<TierQuote, Money?> part) =>
        Chosen.Aggregate(Money.Zero, (sum, member) => sum + (part(QuoteOf(member)!) ?? Money.Zero));
}
