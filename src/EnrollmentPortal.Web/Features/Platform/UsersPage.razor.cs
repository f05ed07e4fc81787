using System.Globalization;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Accounts;
using EnrollmentPortal.Application.Platform;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.Platform;

/// <summary>The accounts: who may sign in, as what, where.</summary>
public sealed partial class UsersPage
{
    private IReadOnlyList<TenantRow> _tenants = [];
    private UserPage? _page;
    private Error? _error;
    private string? _done;
    private bool _creating;
    private (string UserName, string Password)? _password;

    // Text, because an empty choice of the filter arrives as an empty value.
    [SupplyParameterFromQuery(Name = "tenant")]
    private string? Tenant { get; set; }

    [SupplyParameterFromQuery(Name = "role")]
    private string? RoleName { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageText { get; set; }

    [Inject]
    private ListTenants ListTenants { get; set; } = default!;

    [Inject]
    private ListUsers ListUsers { get; set; } = default!;

    [Inject]
    private CreateUser CreateUser { get; set; } = default!;

    [Inject]
    private DisableUser DisableUser { get; set; } = default!;

    [Inject]
    private EnableUser EnableUser { get; set; } = default!;

    [Inject]
    private ResetPassword ResetPassword { get; set; } = default!;

    private int? TenantId => int.TryParse(Tenant, CultureInfo.InvariantCulture, out var id) ? id : null;

    private Role? ChosenRole => Enum.TryParse<Role>(RoleName, out var role) ? role : null;

    private int PageNumber => int.TryParse(PageText, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, 10_000) : 1;

    private string Address => $"/platform/users?tenant={TenantId}&role={ChosenRole}&page=";

    protected override async Task OnParametersSetAsync()
    {
        var tenants = await ListTenants.ExecuteAsync(Actor, Aborted);
        _tenants = tenants.IsError ? [] : tenants.Value;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var listed = await ListUsers.ExecuteAsync(new UserFilter(TenantId, ChosenRole, PageNumber), Actor, Aborted);
        (_page, _error) = (listed.IsError ? null : listed.Value, listed.Error ?? _error);
    }

    /// <returns>The refusal for the form to show.</returns>
    private async Task<Error?> CreateAsync(CreateUserCommand command)
    {
        var created = await CreateUser.ExecuteAsync(command, Actor, Aborted);
        if (!created.IsError)
        {
            (_creating, _done, _password) = (false, null, (command.UserName, created.Value));
            await LoadAsync();
            // The form called a plain function, after which only the form itself would be drawn again.
            StateHasChanged();
        }

        return created.Error;
    }

    private async Task DisableAsync(UserRow user) => await FinishAsync("UserDisabled", await DisableUser.ExecuteAsync(user.Id, Actor, Aborted));

    private async Task EnableAsync(UserRow user) => await FinishAsync("UserEnabled", await EnableUser.ExecuteAsync(user.Id, Actor, Aborted));

    private async Task ResetAsync(UserRow user)
    {
        var reset = await ResetPassword.ExecuteAsync(user.Id, Actor, Aborted);
        (_error, _done, _password) = (reset.Error, null, reset.IsError ? null : (user.UserName, reset.Value));
        await LoadAsync();
    }

    private async Task FinishAsync(string text, Result<string> changed)
    {
        (_error, _done) = (changed.Error, changed.IsError ? null : T[text, changed.Value].Value);
        await LoadAsync();
    }
}
