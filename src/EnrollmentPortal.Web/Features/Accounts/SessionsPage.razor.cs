using EnrollmentPortal.Application.Accounts.Sessions;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Web.Security;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.Accounts;

/// <summary>Where the user is signed in: plain HTML like the password, because the page ends the session that shows it.</summary>
public sealed partial class SessionsPage
{
    private const string All = "all";
    private const string Address = "/account/sessions";

    private OwnSessions? _sessions;
    private Error? _error;

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "end-sessions")]
    private Choice Input { get; set; } = default!;

    /// <summary>Set by the redirect that follows an ending, so that a reload does not send the form again.</summary>
    [SupplyParameterFromQuery]
    private string? Ended { get; set; }

    [Inject]
    public required ListOwnSessions ListOwnSessions { get; init; }

    [Inject]
    public required EndOwnSessions EndOwnSessions { get; init; }

    [Inject]
    public required SessionLimits Limits { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    private Guid? Current => Http.User.SessionId();

    protected override async Task OnInitializedAsync()
    {
        Input ??= new Choice();
        var listed = await ListOwnSessions.ExecuteAsync(Actor, Aborted);
        (_sessions, _error) = (listed.ValueOrDefault, listed.Error);
    }

    private async Task EndAsync()
    {
        var one = Guid.TryParse(Input.Which, out var id) ? id : (Guid?)null;
        if (one is null && Input.Which != All)
        {
            // Sent without a button: nothing was chosen, so nothing ends.
            return;
        }

        var ended = await EndOwnSessions.ExecuteAsync(one, Actor, Aborted);
        _error = ended.Error;
        if (!ended.IsError)
        {
            Navigation.NavigateTo(one is null || one == Current ? "/sign-in" : Address + "?ended=1");
        }
    }

    /// <summary>What the form sends: the button that was pressed.</summary>
    public sealed class Choice
    {
        public string? Which { get; set; }
    }
}
