using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Web.Components;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.Receipts;

/// <summary>One copy (联) of a receipt.</summary>
public sealed partial class ReceiptCopy
{
    [Parameter, EditorRequired]
    public ReceiptSheet Sheet { get; set; } = default!;

    /// <summary>Whose copy it is.</summary>
    [Parameter, EditorRequired]
    public string CopyName { get; set; } = string.Empty;

    // The column is printed only where somebody pays the government share.
    private bool HasShare => Sheet.Lines.Any(line => !line.GovernmentShare.IsZero);

    private string Title => Sheet.PrintedName ?? Sheet.Channel switch
    {
        PaymentChannel.Cash => T["CashName", Sheet.TenantName],
        PaymentChannel.Pos or PaymentChannel.Online => T["PaidName", Sheet.TenantName],
        PaymentChannel.ZeroDeclaration => T["ZeroName", Sheet.TenantName],
    };

    private string Benefits(ReceiptLine line) => line is { EntitledFrom: { } from, EntitledTo: { } to }
        ? T["EntitledFromTo", Display.Date(from), Display.Date(to)]
        : T["EntitlementOpen"];
}
