using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Plans;

namespace EnrollmentPortal.Web.Features.Desk.Payment;

/// <summary>How the household pays, as far as it has been typed.</summary>
public sealed class PaymentDraft
{
    /// <summary>What the clerk chose; <see cref="ChannelFor"/> tells what holds for the household.</summary>
    public PaymentChannel Channel { get; set; } = PaymentChannel.Cash;

    public string Reference { get; set; } = string.Empty;

    public string PayerName { get; set; } = string.Empty;

    /// <summary>The channels that the plan names; where nothing is to be paid, the declaration alone.</summary>
    public static IReadOnlyList<PaymentChannel> Allowed(Plan plan, bool isZeroDeclaration)
    {
        if (isZeroDeclaration)
        {
            return [PaymentChannel.ZeroDeclaration];
        }

        PaymentChannel[] named = [.. plan.Channels.Select(channel => AtTheDesk(channel.Kind)).OfType<PaymentChannel>().Distinct()];
        return named.Length > 0 ? [.. named.Order()] : [PaymentChannel.Cash, PaymentChannel.Pos, PaymentChannel.Online];
    }

    /// <summary>The chosen channel where it is allowed, else the first that is.</summary>
    public PaymentChannel ChannelFor(Plan plan, bool isZeroDeclaration)
    {
        var allowed = Allowed(plan, isZeroDeclaration);
        return allowed.Contains(Channel) ? Channel : allowed[0];
    }

    // A bank's counter and its batches are not at this desk.
    private static PaymentChannel? AtTheDesk(ChannelKind kind) => kind switch
    {
        ChannelKind.Cash => PaymentChannel.Cash,
        ChannelKind.Pos => PaymentChannel.Pos,
        ChannelKind.Online => PaymentChannel.Online,
        ChannelKind.Bank or ChannelKind.ZeroDeclaration => null,
    };
}
