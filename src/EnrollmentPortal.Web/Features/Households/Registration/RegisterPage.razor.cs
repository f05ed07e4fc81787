using System.Globalization;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Rosters.Missing;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.Households.Registration;

/// <summary>参保登记: a new household with its members, or people for a household on the books.</summary>
public sealed partial class RegisterPage
{
    private RegistrationForm? _form;
    private NotRegistered? _named;
    private RegistrationDraft _draft = RegistrationDraft.ForHousehold();
    private FormFaults _faults = FormFaults.None;
    private Error? _refusal;
    private string? _proposed;
    private string? _loadedFor;
    private bool _restored;

    /// <summary>The household that people join.</summary>
    [SupplyParameterFromQuery]
    private Guid? Household { get; set; }

    /// <summary>The member whose newborn is registered.</summary>
    [SupplyParameterFromQuery]
    private Guid? Mother { get; set; }

    /// <summary>True while the household to join is being chosen.</summary>
    [SupplyParameterFromQuery]
    private bool Existing { get; set; }

    /// <summary>The department's list that names the person.</summary>
    [SupplyParameterFromQuery]
    private Guid? Roster { get; set; }

    /// <summary>The line of that list.</summary>
    [SupplyParameterFromQuery]
    private int? Line { get; set; }

    [Inject]
    private OpenNotRegistered OpenNotRegistered { get; set; } = default!;

    [Inject]
    private OpenRegistration OpenRegistration { get; set; } = default!;

    [Inject]
    private ProposeHouseholdNumber ProposeHouseholdNumber { get; set; } = default!;

    [Inject]
    private CheckIdNumber CheckIdNumber { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private BrowserDraft BrowserDraft { get; set; } = default!;

    private bool Joining => Existing || Household is not null;

    private string DraftName => (Household?.ToString("N") ?? "household") + Mother?.ToString("N") + ListQuery;

    // Keeps the line of the list while a household is chosen.
    private string ListQuery => Roster is { } roster && Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"&roster={roster}&line={line}") : string.Empty;

    protected override async Task OnParametersSetAsync()
    {
        if (_loadedFor == DraftName)
        {
            return;
        }

        (_form, _saved, _faults, _restored, _loadedFor) = (null, null, FormFaults.None, false, DraftName);
        var answer = await OpenRegistration.ExecuteAsync(Household, Actor, Aborted);
        (_form, _refusal) = (answer.ValueOrDefault, answer.Error);
        _draft = _form?.Joins is { } joins ? RegistrationDraft.ForPeople(joins, MotherOf(joins)) : RegistrationDraft.ForHousehold();
        if (_form is { Joins: null, Villages: [var only] })
        {
            _draft.Village = only.Code.Value;
        }

        await BeginWithListAsync();

        await RestoreAsync();
        await ProposeAsync();
    }

    private JoinedMember? MotherOf(JoinedHousehold joins) => joins.Members.FirstOrDefault(member => member.Id == Mother);

    // The browser is not there while the page is drawn ahead on the server; the circuit draws it again.
    private async Task RestoreAsync()
    {
        if (RendererInfo.IsInteractive && _form is not null && await BrowserDraft.ReadAsync(DraftName, Aborted) is { Count: > 0 } kept)
        {
            _draft.Restore(kept);
            _restored = true;
            foreach (var member in _draft.Members.Where(member => member.HasWholeIdNumber))
            {
                await CheckAsync(member);
            }
        }
    }

    // What the department's list says of the person; the number itself it keeps.
    private async Task BeginWithListAsync()
    {
        _named = null;
        if (_form is not null && Roster is { } roster && Line is { } line)
        {
            var answer = await OpenNotRegistered.ExecuteAsync(roster, line, Actor, Aborted);
            (_named, _refusal) = (answer.ValueOrDefault, answer.Error ?? _refusal);
            if (_named is { } named)
            {
                _draft.BeginWith(named);
            }
        }
    }

    private async Task ProposeAsync()
    {
        var answer = OrgCode.TryParse(_draft.Village, out var village)
            ? await ProposeHouseholdNumber.ExecuteAsync(village, Actor, Aborted)
            : null;
        _proposed = answer is { IsError: false } ? answer.Value : null;
    }

    private async Task CheckAsync(MemberDraft member) => member.Learn(await CheckIdNumber.ExecuteAsync(member.IdNumber, Actor, Aborted));

    private void AddMember() => _draft.AddMember();

    private async Task RemoveAsync(MemberDraft member)
    {
        _draft.Remove(member);
        _faults = FormFaults.None;
        await BrowserDraft.DropAsync(DraftName, member.Input(string.Empty), Aborted);
    }

    private async Task StartAfreshAsync()
    {
        await BrowserDraft.ClearAsync(DraftName, Aborted);
        _loadedFor = null;
        await OnParametersSetAsync();
    }

    private void GoOn(string address)
    {
        _loadedFor = null;
        Navigation.NavigateTo(address);
    }
}
