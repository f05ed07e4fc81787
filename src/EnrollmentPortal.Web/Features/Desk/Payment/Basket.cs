using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Web.Features.Desk.Payment;

/// <summary>What the clerk has chosen in the open household: who enrols now, each in which tier.</summary>
/// <remarks>A tick is a wish: it counts only while the member's tier can be paid, and comes back when the tier changes again.</remarks>
public sealed class Basket
{
    private readonly Dictionary<Guid, string> _tiers = [];
    private readonly HashSet<Guid> _wished = [];
    private readonly HashSet<Guid> _turned = []; // whose question for a reason was put away or opened again by hand

    /// <summary>Every member who is missing is ticked, in last year's tier or else the plan's first.</summary>
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

    /// <summary>Those of them who could be ticked.</summary>
    public IReadOnlyList<MemberSheet> Unticked => [.. LeftOut.Where(CanChoose)];

    /// <summary>Members who do not enrol with the others and must say why under the plan.</summary>
    public IReadOnlyList<MemberSheet> ToExplain => [.. LeftOut.Where(WantsReason)];

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

    /// <summary>The price of the member's tier, with the plan's words about those who are left out.</summary>
    public TierQuote? QuoteOf(MemberSheet member) =>
        PriceOf(member) is { LeavingOut: { } leavingOut } price && LeftOut.Any(other => other.MayEnrol && other.PersonId != member.PersonId)
            ? price with { Assessment = leavingOut }
            : PriceOf(member);

    // The choice of other members changes no price, and it must not: whether a member can be chosen depends on the price.
    private TierQuote? PriceOf(MemberSheet member)
    {
        var tier = TierOf(member);
        return member.Quotes.FirstOrDefault(quote => quote.Tier.Key == tier);
    }

    /// <summary>True for a member who stays out while others of the household enrol, where the plan asks why.</summary>
    public bool WantsReason(MemberSheet member) =>
        member.Reason is not null && !IsChosen(member) && Sheet.Members.Any(other => other.Enrolled is not null || IsChosen(other));

    /// <summary>True while the question stands open: until it is answered or put away, and again to be corrected.</summary>
    public bool IsAskedWhy(MemberSheet member) => WantsReason(member) && (member.Reason!.Given is null) != _turned.Contains(member.PersonId);

    /// <summary>Puts the question away unanswered, or opens it again.</summary>
    public void TurnQuestion(MemberSheet member)
    {
        if (!_turned.Remove(member.PersonId))
        {
            _turned.Add(member.PersonId);
        }
    }

    public bool CanChoose(MemberSheet member) => PriceOf(member)?.IsPayable == true;

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
    public void Refresh(HouseholdSheet sheet)
    {
        // A question that was opened to be corrected closes with its answer.
        _turned.ExceptWith(sheet.Members.Where(member => member.Reason?.Given != Find(member.PersonId)?.Reason?.Given).Select(member => member.PersonId));
        Sheet = sheet;
    }

    private MemberSheet? Find(Guid person) => Sheet.Members.FirstOrDefault(member => member.PersonId == person);

    private Money Sum(Func<TierQuote, Money?> part) =>
        Chosen.Sum(member => part(QuoteOf(member)!) ?? Money.Zero);
}
