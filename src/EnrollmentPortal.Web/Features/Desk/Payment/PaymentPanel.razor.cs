using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.Desk.Payment;

/// <summary>Total, names, channel and evidence while the clerk still chooses.</summary>
public sealed partial class PaymentPanel
{
    [Parameter, EditorRequired]
    public Basket Basket { get; set; } = default!;

    [Parameter, EditorRequired]
    public PaymentDraft Draft { get; set; } = default!;

    /// <summary>Why the last attempt took nothing; null when there was none.</summary>
    [Parameter]
    public Error? Error { get; set; }

    [Parameter, EditorRequired]
    public DeskScript Script { get; set; } = default!;

    // The page draws the panel only where a plan is published.
    private Plan Plan => Basket.Sheet.Plan!;

    private PaymentChannel Channel => Draft.ChannelFor(Plan, Basket.IsZeroDeclaration);

    private bool IsReferenceMissing => Error?.Code == ContributionCodes.ReferenceMissing || Error == ContributionErrors.CashReasonMissing;

    private string? ReferenceLabel => Channel switch
    {
        PaymentChannel.Pos => "PosReference",
        PaymentChannel.Online => "OnlineReference",
        PaymentChannel.Cash => Plan.Cash is { ReasonRequired: true } ? "CashReason" : null,
        PaymentChannel.ZeroDeclaration => null,
    };

    // The box is drawn ticked; what this browser's clerk wants is known there alone.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await Script.ShowAutoPrintAsync();
        }
    }
}
