using EnrollmentPortal.Application.Plans.Studio;
using EnrollmentPortal.Application.Plans.Studio.Years;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.Plans.Studio;

/// <summary>方案管理: the drafts that officials work on, and every version that was published.</summary>
public sealed partial class StudioPage
{
    private StudioReading? _studio;
    private Error? _error;

    /// <summary>The number of the version that was just published.</summary>
    [SupplyParameterFromQuery(Name = "done")]
    public string? Done { get; set; }

    [Inject]
    public required ReadStudio ReadStudio { get; init; }

    [Inject]
    public required CopyPlan CopyPlan { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    protected override async Task OnInitializedAsync()
    {
        var answer = await ReadStudio.ExecuteAsync(Actor, Aborted);
        (_studio, _error) = (answer.ValueOrDefault, answer.Error);
    }

    private string NameOf(OrgCode unit) => _studio!.Names.GetValueOrDefault(unit, unit.Value);

    private async Task CopyAsync((StudioVersion Version, bool ForNextYear) asked)
    {
        var answer = await CopyPlan.ExecuteAsync(asked.Version.Id, asked.ForNextYear, Actor, Aborted);
        _error = answer.Error;
        if (!answer.IsError)
        {
            Navigation.NavigateTo(StudioLinks.Draft(answer.Value));
        }
    }
}
