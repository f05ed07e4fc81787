using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Prices;

namespace EnrollmentPortal.Web.Features.Desk.Payment;

/// <summary>A member as the payment shows them.</summary>
/// <param name="Due">Self-pay and government share.</param>
/// <param name="Unstated">Questions that they could not answer, so that the price is the one without the statement.</param>
public sealed record OfferedMember(Guid PersonId, string Name, FeeTier Tier, Money Due, IReadOnlyList<Wording> Unstated);

/// <summary>The members of one tier, and what they pay together.</summary>
public sealed record TierSum(FeeTier Tier, IReadOnlyList<OfferedMember> Members)
{
    public Money Due => Members.Sum(member => member.Due);
}

/// <summary>A payment as the clerk reads it out before it is taken: members, tiers, amounts, channel, evidence, payer.</summary>
/// <remarks>It does not change: what is taken is what stood on the screen. Another choice makes another offer, with an id of its own.</remarks>
public sealed record PaymentOffer(
    IReadOnlyList<OfferedMember> Members, Money GovernmentShare, PaymentChannel Channel, string Reference, string PayerName)
{
    public Guid Id { get; } = Guid.NewGuid();

    /// <summary>What changes hands.</summary>
    public Money Total => Members.Sum(member => member.Due);

    /// <summary>The sum by tier, in the order in which the plan prints the tiers.</summary>
    public IReadOnlyList<TierSum> ByTier { get; private init; } = [];

    /// <summary>What is chosen and typed now.</summary>
    public static PaymentOffer Of(Basket basket, Plan plan, PaymentDraft draft)
    {
        OfferedMember[] members = [.. basket.Chosen.Select(member =>
            basket.QuoteOf(member) is { Assessment.TotalDue: { } due } quote
                ? new OfferedMember(member.PersonId, member.Name, quote.Tier, due, member.Unstated)
                : throw new InvalidOperationException("A member without a price was chosen."))];
        return new PaymentOffer(
            members, basket.GovernmentShare, draft.ChannelFor(plan, basket.IsZeroDeclaration), draft.Reference.Trim(), draft.PayerName.Trim())
        {
            ByTier = [.. plan.Tiers
                .Select(tier => new TierSum(tier, [.. members.Where(member => member.Tier.Key == tier.Key)]))
                .Where(sum => sum.Members.Count > 0)],
        };
    }

    /// <summary>True when the other offer shows the same: the same members, tiers, amounts, channel, evidence and payer.</summary>
    public bool Says(PaymentOffer other) =>
        Members.Select(Line).SequenceEqual(other.Members.Select(Line))
        && (GovernmentShare, Channel, Reference, PayerName) == (other.GovernmentShare, other.Channel, other.Reference, other.PayerName);

    /// <param name="household">Who pays.</param>
    /// <param name="key">The same key is the same payment.</param>
    public RecordContributionCommand ToCommand(Guid household, Guid key) =>
        new(household, [.. Members.Select(Line)], Channel, Reference, PayerName, Total, key);

    private static ContributionLine Line(OfferedMember member) => new(member.PersonId, member.Tier.Key, member.Due);
}
