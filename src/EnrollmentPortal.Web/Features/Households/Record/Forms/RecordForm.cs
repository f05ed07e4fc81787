using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Web.Components;
using EnrollmentPortal.Web.Features.Households.Registration;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace EnrollmentPortal.Web.Features.Households.Record.Forms;

/// <summary>What a form did, in words, and the household to show now.</summary>
public sealed record RecordOutcome(string Message, Guid HouseholdId);

/// <summary>A form of the household page: checks the shape, sends, and keeps what was typed when it is refused.</summary>
public abstract class RecordForm : ComponentBase
{
    [Parameter, EditorRequired]
    public HouseholdRecord Record { get; set; } = default!;

    /// <summary>The person it is about; null where it is about the household.</summary>
    [Parameter]
    public MemberRecord? Member { get; set; }

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = default!;

    [Parameter, EditorRequired]
    public EventCallback<RecordOutcome> OnDone { get; set; }

    [Inject]
    protected IStringLocalizer<RecordTexts> T { get; set; } = default!;

    [Inject]
    protected IStringLocalizer<RegistryTexts> Registry { get; set; } = default!;

    [Inject]
    private BrowserDraft Browser { get; set; } = default!;

    /// <summary>What is wrong, by the field.</summary>
    protected FormFaults Faults { get; private set; } = FormFaults.None;

    /// <summary>Why the use case refused, where no field is to blame.</summary>
    protected Error? Refusal { get; private set; }

    protected bool Busy { get; private set; }

    /// <summary>Evidence or reason: every form has one.</summary>
    protected string? Reason { get; set; }

    private bool _focusFault;

    /// <summary>The field that a refusal belongs to; null shows it above the form.</summary>
    protected virtual string? FieldOf(Error refusal) => null;

    protected string? Invalid(string field) => Faults.At(field) is null ? null : "true";

    /// <summary>Sends a command whose shape is right.</summary>
    /// <param name="shape">What the validator says.</param>
    /// <param name="send">The use case.</param>
    /// <param name="say">What to tell the clerk afterwards.</param>
    protected async Task SendAsync<TResult>(
        FluentValidation.Results.ValidationResult shape, Func<Task<Result<TResult>>> send, Func<TResult, RecordOutcome> say)
    {
        if (Busy)
        {
            return;
        }

        (Faults, Refusal) = (FormFaults.None, null);
        foreach (var fault in shape.Errors)
        {
            Faults.Add(fault.PropertyName.Split('.', '[')[0], new Error(fault.ErrorCode));
        }

        if (shape.IsValid)
        {
            await SendAsync(send, say);
        }

        _focusFault = Faults.Count > 0;
    }

    // Only after drawing are the faulty fields marked in the browser.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusFault)
        {
            _focusFault = false;
            await Browser.FocusFirstFaultAsync(CancellationToken.None);
        }
    }

    private async Task SendAsync<TResult>(Func<Task<Result<TResult>>> send, Func<TResult, RecordOutcome> say)
    {
        Busy = true;
        try
        {
            var answer = await send();
            if (!answer.IsError)
            {
                await OnDone.InvokeAsync(say(answer.Value));
            }
            else if (FieldOf(answer.Error) is { } field)
            {
                Faults.Add(field, answer.Error);
            }
            else
            {
                Refusal = answer.Error;
            }
        }
        finally
        {
            Busy = false;
        }
    }
}
