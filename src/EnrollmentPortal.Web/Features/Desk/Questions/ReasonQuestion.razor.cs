using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.Facts;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.Desk.Questions;

/// <summary>Why a member does not enrol with the others: one key an answer, with words where they say more.</summary>
public sealed partial class ReasonQuestion
{
    private string? _chosen;
    private ElementReference _noteBox;
    private bool _mustFocus;
    private string? _note;
    private bool _busy;
    private Error? _error;

    [Parameter, EditorRequired]
    public MemberSheet Member { get; set; } = default!;

    [Parameter, EditorRequired]
    public Guid HouseholdId { get; set; }

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = default!;

    /// <summary>The reason is on the books: the household is to be read again.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnTold { get; set; }

    /// <summary>Nobody answers now.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnSkip { get; set; }

    [Inject]
    private RecordFact RecordFact { get; set; } = default!;

    protected override void OnInitialized() => _note = Member.Reason?.Given?.Note;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_mustFocus)
        {
            _mustFocus = false;
            await _noteBox.FocusAsync();
        }
    }

    // A reason outside the list says nothing without its words.
    private Task ChooseAsync(string answer)
    {
        if (!FactKinds.NeedsEvidence(FactKind.NotEnrolling, answer) || !string.IsNullOrWhiteSpace(_note))
        {
            return AnswerAsync(answer);
        }

        (_chosen, _mustFocus) = (answer, true);
        return Task.CompletedTask;
    }

    private Task EnterAsync() => _chosen is { } chosen ? AnswerAsync(chosen) : Task.CompletedTask;

    private async Task AnswerAsync(string answer)
    {
        if (_busy)
        {
            return;
        }

        _busy = true;
        var command = new RecordFactCommand(Member.PersonId, FactKind.NotEnrolling, answer, HappenedOn: null, _note, Member.Reason?.Latest);
        // Written down even when the page goes away meanwhile: the clerk has heard the answer.
        var recorded = await RecordFact.ExecuteAsync(command, Actor, CancellationToken.None);
        (_busy, _error) = (false, recorded.Error);
        if (!recorded.IsError)
        {
            await OnTold.InvokeAsync();
        }
    }
}
