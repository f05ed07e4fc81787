using EnrollmentPortal.Web.Components.Shared;
using EnrollmentPortal.Web.Features.Desk.Payment;
using EnrollmentPortal.Web.Features.Desk.Search;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace EnrollmentPortal.Web.Features.Desk;

/// <summary>A household in the list of this tab's last ones.</summary>
public sealed record RecentHousehold(Guid Id, string HeadName, string Village, string Number);

/// <summary>The desk's scripts in the browser: keys, the list of recent households, the key of the pending payment.</summary>
/// <remarks>Recent households and pending keys live in the tab's session storage, by user: they end with the tab.</remarks>
public sealed class DeskScript(IJSRuntime browser, ResourceAssetCollection assets, Guid user)
{
    private readonly ComponentScript _keys = new(browser, assets, "Features/Desk/DeskPage.razor.js");
    private readonly ComponentScript _search = new(browser, assets, "Features/Desk/Search/SearchPane.razor.js");
    private readonly ComponentScript _table = new(browser, assets, "Features/Desk/Search/HouseholdTable.razor.js");
    private readonly ComponentScript _payment = new(browser, assets, "Features/Desk/Payment/PaymentSide.razor.js");

    /// <summary>Typed text comes back through the pane's invokable methods.</summary>
    /// <remarks>With it the keys are heard: who finds the search box open may press Enter in it at once.</remarks>
    public async Task AttachAsync(DotNetObjectReference<SearchPane> pane)
    {
        await CallAsync<bool>(_keys, "listen");
        await CallAsync<bool>(_search, "attach", pane);
    }

    /// <summary>F9 and the payment's buttons come through the side's invokable method.</summary>
    public Task AttachAsync(DotNetObjectReference<PaymentSide> side) => CallAsync<bool>(_payment, "attach", side);

    /// <summary>The recent households, the latest first.</summary>
    public Task<IReadOnlyList<RecentHousehold>> RecentAsync() => CallAsync<IReadOnlyList<RecentHousehold>>(_search, "recent", user);

    public Task<IReadOnlyList<RecentHousehold>> RememberAsync(RecentHousehold household) =>
        CallAsync<IReadOnlyList<RecentHousehold>>(_search, "remember", user, household);

    /// <summary>The key under which this household's payment is taken: the one of before a reload, or else the fresh one.</summary>
    public Task<Guid> PendingKeyAsync(Guid household, Guid fresh) => CallAsync<Guid>(_payment, "pendingKey", user, household, fresh);

    /// <summary>The payment is through: the next one of this household gets the new key and an empty form.</summary>
    /// <returns>The new key.</returns>
    public Task<Guid> SettleAsync(Guid household, Guid fresh) => CallAsync<Guid>(_payment, "settle", user, household, fresh);

    /// <summary>Puts the cursor on the offer, and lets it be confirmed once it could be read.</summary>
    public Task ShowOfferAsync() => CallAsync<bool>(_payment, "showOffer");

    /// <summary>Puts the cursor back to where F9 was pressed, unless it has found another place.</summary>
    public Task ReturnAsync() => CallAsync<bool>(_keys, "goBack");

    /// <summary>What was typed into the payment form before a reload; null when nothing was.</summary>
    public Task<IReadOnlyDictionary<string, string>?> DraftAsync() => CallAsync<IReadOnlyDictionary<string, string>?>(_payment, "draft");

    /// <summary>Opens the receipt beside the desk when the clerk wants that.</summary>
    public Task PrintAsync(Guid contribution) => CallAsync<bool>(_payment, "print", contribution);

    /// <summary>Shows whether the clerk wants that.</summary>
    public Task ShowAutoPrintAsync() => CallAsync<bool>(_payment, "showAutoPrint");

    /// <summary>Empties the search box and puts the cursor into it.</summary>
    public Task StartOverAsync() => CallAsync<bool>(_search, "startOver");

    /// <summary>Scrolls an opened explanation out from under the bar of keys.</summary>
    public Task ShowExplanationAsync() => CallAsync<bool>(_table, "showExplanation");

    public Task FocusAsync(string selector) => CallAsync<bool>(_keys, "focus", selector);

    private static Task<T> CallAsync<T>(ComponentScript script, string name, params object?[] arguments) =>
        script.CallAsync<T>(name, CancellationToken.None, arguments);
}
