using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Web.Features.Facts;
using EnrollmentPortal.Web.Features.Households.Record.Forms;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.Households.Record;

/// <summary>A household with everything that can be done about it; the task in hand stands in the address.</summary>
public sealed partial class HouseholdPage
{
    private static readonly RecordTask[] HouseholdTasks =
    [
        RecordTask.Contact, RecordTask.Head, RecordTask.Split, RecordTask.Move, RecordTask.Merge, RecordTask.Relocate, RecordTask.Transfer,
    ];

    private static readonly RecordTask[] MemberTasks = [RecordTask.Leave, RecordTask.Return, RecordTask.Number, RecordTask.Name, RecordTask.Identity, RecordTask.Fact, RecordTask.Review];

    private HouseholdRecord? _record;
    private HouseholdHistory? _history;
    private MemberRecord? _member;
    private Error? _refusal;
    private string? _said;
    private Guid _shown;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "do")]
    private string? Task { get; set; }

    [SupplyParameterFromQuery(Name = "person")]
    private Guid? Person { get; set; }

    [SupplyParameterFromQuery(Name = "fact")]
    private string? Fact { get; set; }

    [Inject]
    private OpenHouseholdRecord OpenHouseholdRecord { get; set; } = default!;

    [Inject]
    private ReadHouseholdHistory ReadHouseholdHistory { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private bool MayEdit => Actor.Has(Grant.EditRegistry);

    // A task about nobody, or about a person who is no longer a member, is none.
    private RecordTask? Chosen => Enum.TryParse<RecordTask>(Task, ignoreCase: true, out var task) && Enum.IsDefined(task)
        && (_member is not null || !MemberTasks.Contains(task)) ? task : null;

    protected override async Task OnParametersSetAsync()
    {
        if (_record is null || _shown != Id)
        {
            // What was just said leads here, to the household that took the people in.
            await LoadAsync();
        }
        else if (Chosen is not null || Task is not null)
        {
            _said = null;
        }

        _member = _record?.Members.FirstOrDefault(member => member.Id == Person);
    }

    private async Task LoadAsync()
    {
        var answer = await OpenHouseholdRecord.ExecuteAsync(Id, Actor, Aborted);
        (_record, _refusal, _shown) = (answer.ValueOrDefault, answer.Error, Id);
        _history = answer.IsError ? null : (await ReadHouseholdHistory.ExecuteAsync(Id, Actor, Aborted)).ValueOrDefault;
    }

    private async Task ReloadAsync(string said)
    {
        await LoadAsync();
        _said = said;
    }

    private async Task DoneAsync(RecordOutcome outcome)
    {
        _said = outcome.Message;
        if (outcome.HouseholdId == Id)
        {
            await LoadAsync();
        }

        Navigation.NavigateTo(RecordLinks.Household(outcome.HouseholdId));
    }

    private static Type FormOf(RecordTask task) => task switch
    {
        RecordTask.Leave => typeof(LeaveForm),
        RecordTask.Return => typeof(ReturnForm),
        RecordTask.Move or RecordTask.Split or RecordTask.Merge => typeof(MoveForm),
        RecordTask.Relocate => typeof(RelocateForm),
        RecordTask.Transfer => typeof(TransferForm),
        RecordTask.Head => typeof(HeadForm),
        RecordTask.Contact => typeof(ContactForm),
        RecordTask.Number => typeof(NumberForm),
        RecordTask.Name => typeof(NameForm),
        RecordTask.Identity => typeof(IdentityForm),
        RecordTask.Fact => typeof(FactForm),
        RecordTask.Review => typeof(ReviewForm),
    };

    private Dictionary<string, object?> FormParameters(RecordTask task)
    {
        var parameters = new Dictionary<string, object?>
        {
            [nameof(RecordForm.Record)] = _record,
            [nameof(RecordForm.Member)] = _member,
            [nameof(RecordForm.Actor)] = Actor,
            [nameof(RecordForm.OnDone)] = EventCallback.Factory.Create<RecordOutcome>(this, DoneAsync),
        };
        if (FormOf(task) == typeof(MoveForm))
        {
            parameters[nameof(MoveForm.Task)] = task;
        }

        if (task == RecordTask.Fact)
        {
            parameters[nameof(FactForm.Kind)] = Enum.TryParse<FactKind>(Fact, out var kind) && FactChoices.Kinds.Contains(kind) ? kind : null;
        }

        return parameters;
    }
}
