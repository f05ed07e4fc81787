using EnrollmentPortal.Application.Households;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.Households.Registration;

// Saving: the shape first, then the use case; a refusal goes to its field.
public sealed partial class RegisterPage
{
    private RegisteredHousehold? _saved;
    private bool _saving;
    private bool _focusFault;

    [Inject]
    private RegisterHousehold RegisterHousehold { get; set; } = default!;

    [Inject]
    private RegisterPerson RegisterPerson { get; set; } = default!;

    [Inject]
    private IValidator<RegisterHouseholdCommand> HouseholdValidator { get; set; } = default!;

    [Inject]
    private IValidator<RegisterPersonCommand> PersonValidator { get; set; } = default!;

    // Only after drawing are the faulty fields marked in the browser.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusFault)
        {
            _focusFault = false;
            await BrowserDraft.FocusFirstFaultAsync(Aborted);
        }
    }

    private async Task SaveAsync()
    {
        if (_saving)
        {
            return;
        }

        _refusal = null;
        _faults = FormFaults.Of(_draft, Shape());
        if (_faults.Count == 0)
        {
            await SendAsync();
        }

        _focusFault = _faults.Count > 0;
    }

    private string? NewbornEvidence => _form?.Joins is { } joins && MotherOf(joins) is { } mother ? T["NewbornEvidence", mother.Name].Value : null;

    private ValidationResult Shape() => Household is { } id ? PersonValidator.Validate(_draft.ToPeople(id, Mother, NewbornEvidence)) : HouseholdValidator.Validate(_draft.ToHousehold());

    private async Task SendAsync()
    {
        _saving = true;
        var answer = Household is { } id
            ? await RegisterPerson.ExecuteAsync(_draft.ToPeople(id, Mother, NewbornEvidence), Actor, Aborted)
            : await RegisterHousehold.ExecuteAsync(_draft.ToHousehold(), Actor, Aborted);
        _saving = false;
        if (!answer.IsError)
        {
            _saved = answer.Value;
            await BrowserDraft.ClearAsync(DraftName, Aborted);
        }
        else if (FormFaults.Of(answer.Error) is { } faults)
        {
            _faults = faults;
        }
        else
        {
            _refusal = answer.Error;
        }
    }
}
