using EnrollmentPortal.Application.Jobs;
using EnrollmentPortal.Application.ZeroDeclarations;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.ZeroDeclarations;

/// <summary>One declaration from the list to the receipts; it follows the job while one works.</summary>
public sealed partial class ZeroDeclarationPage
{
    private ZeroDeclarationSheet? _sheet;
    private Error? _error;

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>The unit to show.</summary>
    [SupplyParameterFromQuery(Name = "unit")]
    public string? Unit { get; set; }

    [Inject]
    private ReadZeroDeclaration Read { get; set; } = default!;

    [Inject]
    private ApproveZeroDeclaration Approve { get; set; } = default!;

    [Inject]
    private EndZeroDeclaration End { get; set; } = default!;

    [Inject]
    private ContinueZeroDeclaration Continue { get; set; } = default!;

    [Inject]
    private ChooseForDeclaration Choose { get; set; } = default!;

    [Inject]
    private CancelJob CancelJob { get; set; } = default!;

    protected override bool IsWorking => _sheet?.Job is { IsOpen: true };

    protected override Task OnParametersSetAsync() => LoadAsync();

    protected override Task LoadAsync() => LoadAsync(refusal: null);

    private string Link(OrgCode unit) => $"/zero-declarations/{Id}?unit={unit}";

    private async Task LoadAsync(Error? refusal)
    {
        OrgCode? unit = OrgCode.TryParse(Unit, out var code) ? code : null;
        var answer = await Read.ExecuteAsync(Id, unit, Actor, Aborted);
        (_sheet, _error) = (answer.ValueOrDefault, answer.Error ?? refusal);
    }

    private async Task ApproveAsync() => await LoadAsync((await Approve.ExecuteAsync(Id, Actor, Aborted)).Error);

    private async Task EndAsync() => await LoadAsync((await End.ExecuteAsync(Id, note: null, Actor, Aborted)).Error);

    private async Task ContinueAsync() => await LoadAsync((await Continue.ExecuteAsync(Id, Actor, Aborted)).Error);

    private async Task CancelAsync() => await LoadAsync((await CancelJob.ExecuteAsync(_sheet!.Job!.Id, Actor, Aborted)).Error);

    private async Task ChooseAsync(DeclarationChoice choice) => await LoadAsync((await Choose.ExecuteAsync(choice, Actor, Aborted)).Error);
}
