using EnrollmentPortal.Application.Contributions;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.Receipts;

/// <summary>收款凭证 on paper: plain HTML, both copies on one sheet.</summary>
public sealed partial class ReceiptPage
{
    private ReceiptSheet? _sheet;

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private OpenReceipt OpenReceipt { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        var opened = await OpenReceipt.ExecuteAsync(Id, Actor, Aborted);
        if (opened.IsError)
        {
            Navigation.NotFound();
            return;
        }

        _sheet = opened.Value;
    }
}
