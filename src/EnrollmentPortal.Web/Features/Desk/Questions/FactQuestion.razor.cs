using System.Globalization;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.Facts;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Web.Components;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.Desk.Questions;

/// <summary>The question that decides a member's price: one key an answer, the same one always for "could not say", with what was shown or said.</summary>
public sealed partial class FactQuestion
{
    private const string UnstatedKey = "-";

    private MemberAnswer? _chosen;
    private ElementReference _dayBox;
    private bool _mustFocus;
    private DateOnly? _day;
    private int? _years;
    private string? _evidence;
    private bool _busy;
    private Error? _error;

    [Parameter, EditorRequired]
    public Guid PersonId { get; set; }

    [Parameter, EditorRequired]
    public string Name { get; set; } = string.Empty;

    [Parameter, EditorRequired]
    public MemberQuestion Question { get; set; } = default!;

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = default!;

    [Parameter, EditorRequired]
    public EventCallback OnAnswered { get; set; }

    [Inject]
    private RecordFact RecordFact { get; set; } = default!;

    // The same key for "could not say" whatever is asked; years are typed, so that of them only this is a button.
    private IEnumerable<(string Key, MemberAnswer Answer)> Keys => Question.Answers.Index()
        .Where(answer => answer.Item.IsUnstated || !Question.IsCount)
        .Select(answer => (answer.Item.IsUnstated ? UnstatedKey : (answer.Index + 1).ToString(CultureInfo.InvariantCulture), answer.Item));

    private string Sentence => Question.Question is { } words ? Display.Words(words) : Words.Kind(Question.Kind);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_mustFocus)
        {
            _mustFocus = false;
            await _dayBox.FocusAsync();
        }
    }

    // What happened needs its day before it says anything.
    private Task ChooseAsync(MemberAnswer answer)
    {
        if (!answer.NeedsDay)
        {
            return AnswerAsync(answer);
        }

        (_chosen, _mustFocus) = (answer, true);
        return Task.CompletedTask;
    }

    private Task EnterAsync() => (_chosen, _years) switch
    {
        ({ } chosen, _) => AnswerAsync(chosen),
        (null, { } years) => AnswerAsync(YearsOf(years.ToString(CultureInfo.InvariantCulture))),
        (null, null) => Task.CompletedTask,
    };

    private static MemberAnswer YearsOf(string years) => new(years, years, NeedsDay: false);

    private async Task AnswerAsync(MemberAnswer answer)
    {
        if (_busy)
        {
            return;
        }

        _busy = true;
        var evidence = string.IsNullOrWhiteSpace(_evidence) ? T["SaidAtDesk"] : _evidence;
        var command = new RecordFactCommand(PersonId, Question.Kind, answer.Value, answer.NeedsDay ? _day : null, evidence, Question.Latest);
        // Written down even when the page goes away meanwhile: the clerk has heard the answer.
        var recorded = await RecordFact.ExecuteAsync(command, Actor, CancellationToken.None);
        (_busy, _error) = (false, recorded.Error);
        if (!recorded.IsError)
        {
            await OnAnswered.InvokeAsync();
        }
    }
}
