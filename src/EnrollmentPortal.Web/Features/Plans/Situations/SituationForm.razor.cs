using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Plans.Impacts;
using EnrollmentPortal.Application.Plans.Situations;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Web.Features.Plans.Calculator;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.Plans.Situations;

/// <summary>Writes a situation with the calculator's own questions; what both plans say to it stands below while it is typed.</summary>
public sealed partial class SituationForm
{
    private readonly CalculatorTyping _typing;
    private IReadOnlyList<CalculatorQuestion> _questions = [];
    private CalculatorReader _reader = default!;
    private TriedSituation? _preview;
    private Error? _error;
    private Error? _amountError;
    private bool _saving;

    public SituationForm() => _typing = new CalculatorTyping(Type, Choose);

    /// <summary>What is typed; the list keeps it when the form is closed by mistake.</summary>
    [Parameter, EditorRequired]
    public SituationDraft Form { get; set; } = default!;

    [Parameter, EditorRequired]
    public DraftComparison Comparison { get; set; } = default!;

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = default!;

    [Parameter, EditorRequired]
    public EventCallback OnSaved { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnClosed { get; set; }

    [CascadingParameter]
    private PlanFormatter Words { get; set; } = default!;

    [Inject]
    public required SaveSituation SaveSituation { get; init; }

    protected override void OnParametersSet() => Compute();

    private static ImpactOutcome? Side(SituationAnswer answer) => answer.Assessment is { } known ? ImpactOutcome.Of(known) : null;

    private void Type(string field, object? value)
    {
        Form.Input = Form.Input.With(field, value as string);
        Compute();
        StateHasChanged();
    }

    private void Choose(string identity, bool chosen)
    {
        Form.Input = Form.Input.WithIdentity(identity, chosen);
        Compute();
        StateHasChanged();
    }

    private void Compute()
    {
        if (string.IsNullOrEmpty(Form.Tier))
        {
            Form.Tier = null;
        }

        _questions = CalculatorQuestions.Of(Words.Plan);
        _reader = new CalculatorReader(Words.Plan, _questions, Form.Input, FirstDay(Words.Plan));
        _preview = _reader.Errors.Count > 0
            ? null
            : TriedSituation.Of(null, new Wording(Form.Name, Form.Name), Form.ToSituation(_reader), SituationExpectation.None, Comparison.For(Form.Unit));
    }

    private static DateOnly FirstDay(Plan plan) => plan.Windows[0].Days.From;

    private async Task SaveAsync()
    {
        Compute();
        _amountError = Form.TryExpectation(out var expected) ? null : new Error(SituationCodes.BadAmount);
        if (_saving || _amountError is not null || _reader.Errors.Count > 0)
        {
            return;
        }

        _saving = true;
        var command = new SaveSituationCommand(Form.Id, Form.Name.Trim(), Form.ToSituation(_reader), expected);
        var answer = await SaveSituation.ExecuteAsync(command, Actor, CancellationToken.None);
        (_saving, _error) = (false, answer.Error);
        if (_error is null)
        {
            await OnSaved.InvokeAsync();
        }
    }
}
