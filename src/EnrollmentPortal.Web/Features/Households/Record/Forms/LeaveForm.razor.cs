using EnrollmentPortal.Application.Households.Changes;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using FluentValidation;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.Households.Record.Forms;

/// <summary>减员: why a member need not enrol here; also corrects what was recorded.</summary>
public sealed partial class LeaveForm
{
    private ExemptionReason? _reason;
    private DateOnly? _since;
    private DateOnly? _until;
    private InsuredKind? _kind;
    private string? _place;

    [Inject]
    private ExemptPerson ExemptPerson { get; set; } = default!;

    [Inject]
    private IValidator<ExemptPersonCommand> Validator { get; set; } = default!;

    protected override void OnInitialized()
    {
        _since = Record.Today;
        if (Member?.Exemption is { } known)
        {
            (_reason, _since, _until, _kind, _place, Reason) = (known.Reason, known.Since, known.Until, known.Kind, known.Place, known.Note);
        }
    }

    protected override string? FieldOf(Error refusal) =>
        refusal == RegistryErrors.ExemptSince ? "Since" : refusal == RegistryErrors.ExemptUntil ? "Until" : null;

    private Task SaveAsync()
    {
        // A field that is not shown says nothing.
        var until = _reason is { } reason && reason.EndsByItself() ? _until : null;
        var command = new ExemptPersonCommand(Member!.Id, _reason, _since, until, Reason, _kind, _place);
        return SendAsync(
            Validator.Validate(command),
            () => ExemptPerson.ExecuteAsync(command, Actor, CancellationToken.None),
            done => new RecordOutcome(Said(done), Record.Id));
    }

    private string Said(ExemptedPerson done)
    {
        var said = T["LeaveDone", done.Name, Registry["ExemptionReason." + _reason!.Value].Value].Value;
        said += done.IsEnrolled ? " " + T["LeaveDonePaid"].Value : string.Empty;
        return done.IsHead && Record.Members.Count > 1 ? said + " " + T["LeaveDoneHead"].Value : said;
    }
}
