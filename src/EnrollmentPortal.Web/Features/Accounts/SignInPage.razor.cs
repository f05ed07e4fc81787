using EnrollmentPortal.Web.Security;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.Accounts;

/// <summary>Sign-in: plain HTML, because a cookie can only be set by a whole request.</summary>
public sealed partial class SignInPage
{
    private string? _refusal;

    [SupplyParameterFromForm(FormName = "sign-in")]
    private Credentials Input { get; set; } = default!;

    [SupplyParameterFromQuery]
    private string? ReturnUrl { get; set; }

    [Inject]
    private PasswordSignIn Desk { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    protected override void OnInitialized()
    {
        Input ??= new Credentials();
        // Another tab of this browser has signed in since this address was asked for.
        if (HttpMethods.IsGet(Http.Request.Method) && Http.User.Identity?.IsAuthenticated == true)
        {
            Navigation.NavigateTo(LocalUrl.OrHome(ReturnUrl));
        }
    }

    private async Task SignInAsync()
    {
        var outcome = await Desk.SignInAsync(Input.UserName, Input.Password);
        if (outcome is SignInOutcome.SignedIn)
        {
            Navigation.NavigateTo(LocalUrl.OrHome(ReturnUrl));
            return;
        }

        _refusal = RefusalOf(outcome);
        Input.Password = string.Empty;
    }

    // A name without an account, a wrong password and a locked account read alike.
    private static string RefusalOf(SignInOutcome outcome) => outcome switch
    {
        SignInOutcome.Disabled => "Disabled",
        SignInOutcome.TooManyFailures => "TooManyFailures",
        _ => "WrongCredentials",
    };

    /// <summary>What the form sends.</summary>
    public sealed class Credentials
    {
        public string UserName { get; set; } = string.Empty;

        public string Password { get; set; } = string.Empty;
    }
}
