using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.Statements;

/// <summary>明白账 on paper: what each member of a household pays or has paid, and why, in words that can be read out.</summary>
public sealed partial class StatementPage
{
    private HouseholdSheet? _sheet;
    private Error? _refusal;

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private OpenHousehold OpenHousehold { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        var opened = await OpenHousehold.ExecuteAsync(Id, pendingKey: null, Actor, Aborted);
        if (opened.IsError && opened.Error == Application.Contributions.ContributionErrors.HouseholdNotFound)
        {
            Navigation.NotFound();
            return;
        }

        (_sheet, _refusal) = opened.IsError ? (null, opened.Error) : (opened.Value, (Error?)null);
    }
}
