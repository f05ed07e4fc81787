using EnrollmentPortal.Web.Features.Desk.Payment;
using EnrollmentPortal.Web.Features.Desk.Search;
using Microsoft.JSInterop;

namespace EnrollmentPortal.Web.Features.Desk;

/// <summary>A household in the list of this tab's last ones.</summary>
public sealed record RecentHousehold(Guid Id, string HeadName, string Village, string Number);

/// <summary>The desk's script in the browser: keys, the list of recent households, the key of the pending payment.</summary>
/// <remarks>Recent households and pending keys live in the tab's session storage, by user: they end with the tab.</remarks>
public sealed class DeskScript(IJSRuntime browser, string url, Guid user)
{
    private Task<IJSObjectReference>? _module;

    /// <summary>Attaches the keys; typed text comes back through the pane's invokable methods.</summary>
    public Task AttachAsync(DotNetObjectReference<SearchPane> pane) => CallAsync<bool>("attachSearch", pane);

    /// <summary>F9 and the payment's buttons come through the side's invokable method.</summary>
    public Task AttachAsync(DotNetObjectReference<PaymentSide> side) => CallAsync<bool>("attachPayment", side);

    /// <summary>The recent households, the latest first.</summary>
    public Task<IReadOnlyList<RecentHousehold>> RecentAsync() => CallAsync<IReadOnlyList<RecentHousehold>>("recent", user);

    public Task<IReadOnlyList<RecentHousehold>> RememberAsync(RecentHousehold household) =>
        CallAsync<IReadOnlyList<RecentHousehold>>("remember", user, household);

    /// <summary>The key under which this household's payment is taken: the one of before a reload, or else the fresh one.</summary>
    public Task<Guid> PendingKeyAsync(Guid household, Guid fresh) => CallAsync<Guid>("pendingKey", user, household, fresh);

    /// <summary>The payment is through: the next one of this household gets the new key and an empty form.</summary>
    /// <returns>The new key.</returns>
    public Task<Guid> SettleAsync(Guid household, Guid fresh) => CallAsync<Guid>("settle", user, household, fresh);

    /// <summary>Puts the cursor on the offer, and lets it be confirmed once it could be read.</summary>
    public Task ShowOfferAsync() => CallAsync<bool>("showOffer");

    /// <summary>Puts the cursor back to where F9 was pressed, unless it has found another place.</summary>
    public Task ReturnAsync() => CallAsync<bool>("goBack");

    /// <summary>What was typed into the payment form before a reload; null when nothing was.</summary>
    public Task<IReadOnlyDictionary<string, string>?> DraftAsync() => CallAsync<IReadOnlyDictionary<string, string>?>("draft");

    /// <summary>Opens the receipt beside the desk when the clerk wants that.</summary>
    public Task PrintAsync(Guid contribution) => CallAsync<bool>("print", contribution);

    /// <summary>Empties the search box and puts the cursor into it.</summary>
    public Task StartOverAsync() => CallAsync<bool>("startOver");

    /// <summary>Scrolls an opened explanation out from under the bar of keys.</summary>
    public Task ShowExplanationAsync() => CallAsync<bool>("showExplanation");

    public Task FocusAsync(string selector) => CallAsync<bool>("focus", selector);

    private async Task<T> CallAsync<T>(string name, params object?[] arguments)
    {
        _module ??= browser.InvokeAsync<IJSObjectReference>("import", url).AsTask();
        return await (await _module).InvokeAsync<T>(name, arguments);
    }
}
