using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.Households.Villages;

/// <summary>The villages of the user's scope; a cadre of one village goes straight to it.</summary>
public sealed partial class VillagesPage
{
    private IReadOnlyList<VillageSummary>? _villages;
    private Error? _refusal;

    [Inject]
    private ListVillages ListVillages { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        var answer = await ListVillages.ExecuteAsync(Actor, Aborted);
        if (answer.IsError)
        {
            _refusal = answer.Error;
        }
        else if (answer.Value is [var only])
        {
            // Replaced, so that the back button leaves the list and does not come here again.
            Navigation.NavigateTo($"/villages/{only.Code.Value}", replace: true);
        }
        else
        {
            _villages = answer.Value;
        }
    }
}
