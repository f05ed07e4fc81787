using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Households.Changes;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using FluentValidation;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.Households.Record.Forms;

/// <summary>迁户, 分户, 并户: members go to another household, make one of their own, or all join another.</summary>
public sealed partial class MoveForm
{
    private readonly Dictionary<Guid, bool> _going = [];
    private readonly Dictionary<Guid, Relation> _relations = [];
    private IReadOnlyList<VillageChoice> _villages = [];
    private RegistryHit? _target;
    private string? _village;
    private string? _group;
    private string? _address;
    private string? _phone;
    private Guid? _newHead;

    /// <summary>Move, Split or Merge.</summary>
    [Parameter, EditorRequired]
    public RecordTask Task { get; set; }

    [Inject]
    private OpenRegistration OpenRegistration { get; set; } = default!;

    [Inject]
    private MovePeople MovePeople { get; set; } = default!;

    [Inject]
    private IValidator<MovePeopleCommand> Validator { get; set; } = default!;

    private bool Makes => Task == RecordTask.Split;

    private bool HeadNeeded => Record.Members.Any(member => _going[member.Id] && member.Relation == Relation.Head)
        && Record.Members.Any(member => !_going[member.Id]);

    private string? Consequence => Record.Members.All(member => _going[member.Id])
        ? T["MergeNote", Record.Number].Value
        : Record.Members.Any(member => _going[member.Id] && member.EnrolledTier is not null) ? T["MoveNote"].Value : null;

    protected override async Task OnInitializedAsync()
    {
        (_village, _group, _address) = (Record.Unit.Value, Record.GroupName, Record.Address);
        foreach (var member in Record.Members)
        {
            _going[member.Id] = Task == RecordTask.Merge || member.Id == Member?.Id;
            _relations[member.Id] = Makes && member.Id == Member?.Id ? Relation.Head : Relation.Other;
        }

        if (Makes)
        {
            _villages = (await OpenRegistration.ExecuteAsync(null, Actor, CancellationToken.None)).ValueOrDefault?.Villages ?? [];
        }
    }

    protected override string? FieldOf(Error refusal) => refusal switch
    {
        _ when refusal == RegistryErrors.HeadNeeded => "NewHeadId",
        _ when refusal == RegistryErrors.NoTarget => "TargetId",
        _ when refusal == RegistryErrors.VillageNotFound => "NewHome",
        _ => null,
    };

    private Task SaveAsync()
    {
        var movers = Record.Members.Where(member => _going[member.Id]).Select(member => new Mover(member.Id, _relations[member.Id])).ToList();
        var home = Makes
            ? new NewHome(OrgCode.TryParse(_village, out var village) ? village : default, Number: null, _group ?? string.Empty, _address ?? string.Empty, _phone)
            : null;
        var command = new MovePeopleCommand(Record.Id, movers, Makes ? null : _target?.HouseholdId, home, HeadNeeded ? _newHead : null, Reason);
        return SendAsync(
            Validator.Validate(command),
            () => MovePeople.ExecuteAsync(command, Actor, CancellationToken.None),
            done => new RecordOutcome(T["MoveDone", done.People, done.HeadName, done.Number, done.Paid], done.HouseholdId));
    }
}
