using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace EnrollmentPortal.Web.Components.Shared;

/// <summary>The script that lies beside a component, fetched at its first call.</summary>
/// <remarks>No script may import another: each is known by the fingerprint in its address, and a second address is a second copy.</remarks>
/// <param name="assets">Knows the fingerprints; the component's own.</param>
/// <param name="path">Such as <c>Features/Desk/DeskPage.razor.js</c>.</param>
public sealed class ComponentScript(IJSRuntime browser, ResourceAssetCollection assets, string path)
{
    private Task<IJSObjectReference>? _module;

    /// <summary>Calls what the script exports under the name.</summary>
    public async Task<T> CallAsync<T>(string name, CancellationToken cancellationToken, params object?[] arguments)
    {
        var module = await LoadAsync();
        return await module.InvokeAsync<T>(name, cancellationToken, arguments);
    }

    /// <inheritdoc cref="CallAsync"/>
    public async Task RunAsync(string name, CancellationToken cancellationToken, params object?[] arguments)
    {
        var module = await LoadAsync();
        await module.InvokeVoidAsync(name, cancellationToken, arguments);
    }

    // A script that did not come, because the line broke meanwhile, is asked for again.
    private Task<IJSObjectReference> LoadAsync() => _module is { IsFaulted: false, IsCanceled: false } there
        ? there
        : _module = browser.InvokeAsync<IJSObjectReference>("import", "/" + assets[path]).AsTask();
}
