using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Platform;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Web.Components;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.Platform;

/// <summary>The counties, and the day on which a demonstration lives.</summary>
public sealed partial class TenantsPage
{
    private IReadOnlyList<TenantRow>? _tenants;
    private Error? _error;
    private string? _done;

    [Inject]
    private ListTenants ListTenants { get; set; } = default!;

    [Inject]
    private SetBusinessDate SetBusinessDate { get; set; } = default!;

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var listed = await ListTenants.ExecuteAsync(Actor, Aborted);
        (_tenants, _error) = listed.IsError ? ([], listed.Error) : (listed.Value, _error);
    }

    private async Task SetAsync(TenantRow tenant, DateOnly date)
    {
        var set = await SetBusinessDate.ExecuteAsync(new SetBusinessDateCommand(tenant.Id, date, tenant.RowVersion), Actor, Aborted);
        (_error, _done) = (set.Error, set.IsError ? null : T["DateSet", tenant.Name, Display.Day(date)].Value);
        // Also after a refusal: somebody else's change is what the administrator needs to see.
        await LoadAsync();
    }
}
