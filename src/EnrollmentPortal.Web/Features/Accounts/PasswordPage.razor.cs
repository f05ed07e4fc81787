using EnrollmentPortal.Application.Accounts;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace EnrollmentPortal.Web.Features.Accounts;

/// <summary>The user's own password: plain HTML like the sign-in, because the present session gets a new cookie.</summary>
public sealed partial class PasswordPage
{
    private IReadOnlyList<PasswordFault> _faults = [];

    [SupplyParameterFromForm(FormName = "password")]
    private Passwords Input { get; set; } = default!;

    /// <summary>True after the redirect that follows a change, so that a reload does not send the form again.</summary>
    [SupplyParameterFromQuery]
    private bool Changed { get; set; }

    [Inject]
    private PasswordChange Desk { get; set; } = default!;

    [Inject]
    private IOptions<IdentityOptions> Accounts { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private int Shortest => Accounts.Value.Password.RequiredLength;

    protected override void OnInitialized() => Input ??= new Passwords();

    private async Task ChangeAsync()
    {
        _faults = await Desk.ChangeAsync(new ChangeOwnPasswordCommand(Input.Current, Input.New, Input.Repeated), Actor);
        if (_faults.Count == 0)
        {
            Navigation.NavigateTo("/account/password?changed=true");
            return;
        }

        // The address may still tell of an earlier change.
        Changed = false;
    }

    private IReadOnlyList<Error> At(string field) => [.. _faults.Where(fault => fault.Field == field).Select(fault => fault.Error)];

    private string? Invalid(string field) => At(field).Count > 0 ? "true" : null;

    /// <summary>What the form sends.</summary>
    public sealed class Passwords
    {
        public string? Current { get; set; }

        public string? New { get; set; }

        public string? Repeated { get; set; }
    }
}
