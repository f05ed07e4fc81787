using Microsoft.JSInterop;

namespace EnrollmentPortal.Web.Features.Households.Registration;

/// <summary>What the browser keeps of a form that is not saved, see <c>data-draft</c> in drafts.js.</summary>
public sealed class BrowserDraft(IJSRuntime script)
{
    /// <summary>Names of inputs and what was typed; null when nothing is kept.</summary>
    public ValueTask<IReadOnlyDictionary<string, string>?> ReadAsync(string form, CancellationToken cancellationToken) =>
        script.InvokeAsync<IReadOnlyDictionary<string, string>?>("drafts.read", cancellationToken, form);

    public ValueTask ClearAsync(string form, CancellationToken cancellationToken) =>
        script.InvokeVoidAsync("drafts.clear", cancellationToken, form);

    /// <summary>Forgets the inputs whose names begin so: a row was taken out.</summary>
    public ValueTask DropAsync(string form, string prefix, CancellationToken cancellationToken) =>
        script.InvokeVoidAsync("drafts.drop", cancellationToken, form, prefix);

    /// <summary>Takes the clerk to the first field that needs mending.</summary>
    public ValueTask FocusFirstFaultAsync(CancellationToken cancellationToken) =>
        script.InvokeVoidAsync("drafts.focusFault", cancellationToken);
}
