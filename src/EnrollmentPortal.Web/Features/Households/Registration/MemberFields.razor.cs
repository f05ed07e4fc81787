using System.Globalization;
using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.Households.Registration;

/// <summary>One person of the registration form.</summary>
public sealed partial class MemberFields
{
    [Parameter, EditorRequired]
    public required MemberDraft Member { get; set; }

    /// <summary>Place in the form, from 0.</summary>
    [Parameter, EditorRequired]
    public int Row { get; set; }

    [Parameter, EditorRequired]
    public required FormFaults Faults { get; set; }

    /// <summary>True where invented numbers are taken.</summary>
    [Parameter]
    public bool Demonstration { get; set; }

    /// <summary>True where a mother's newborn is registered.</summary>
    [Parameter]
    public bool Newborn { get; set; }

    /// <summary>Asks about the number; the page answers by <see cref="MemberDraft.Learn"/>.</summary>
    [Parameter, EditorRequired]
    public EventCallback<MemberDraft> OnIdNumber { get; set; }

    /// <summary>Takes the person out of the form; without it there is no button.</summary>
    [Parameter]
    public EventCallback OnRemove { get; set; }

    private string IdNumberHelp => Demonstration ? T["IdNumberDemonstration"] : T["IdNumberHelp"];

    // What is said at once is newer than what the last attempt to save said.
    private Error? IdNumberError => Member.IdNumberFault ?? At(nameof(MemberDraft.IdNumber));

    private Error? Contradicted(string field) =>
        Member.Contradiction() is { } contradiction && contradiction.Field == field ? contradiction.Error : At(field);

    private Error? At(string field) => Faults.At(FormFaults.Path(Row, field));

    private string? Invalid(string field) => At(field) is null ? null : "true";

    private string Id(string field) => string.Create(CultureInfo.InvariantCulture, $"m{Member.Key}-{field}");

    private async Task TypedAsync()
    {
        if (Member.HasWholeIdNumber)
        {
            await OnIdNumber.InvokeAsync(Member);
        }
        else
        {
            Member.ForgetFinding();
        }
    }

    // A number that stays too short is said when the clerk goes on, not while they type.
    private async Task LeftAsync()
    {
        if (!Member.HasWholeIdNumber && !string.IsNullOrWhiteSpace(Member.IdNumber))
        {
            await OnIdNumber.InvokeAsync(Member);
        }
    }
}
