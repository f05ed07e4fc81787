using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace EnrollmentPortal.Web.Components.Shared;

/// <summary>A picture of figures that stand in a table beside it.</summary>
public sealed partial class Chart : IAsyncDisposable
{
    private ElementReference _element;
    private IJSObjectReference? _module;
    private DotNetObjectReference<Chart>? _self;
    private string _drawn = string.Empty;

    /// <summary>The chart's option object, as the drawing library takes it.</summary>
    [Parameter, EditorRequired]
    public object Option { get; set; } = default!;

    /// <summary>What the picture shows, for users who do not see it.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = string.Empty;

    /// <summary>Height in CSS pixels; the width is the parent's.</summary>
    [Parameter]
    public int Height { get; set; } = 240;

    /// <summary>The key of the datum that was clicked, or its name.</summary>
    [Parameter]
    public EventCallback<string> Picked { get; set; }

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    [JSInvokable]
    public Task OnPick(string key) => Picked.InvokeAsync(key);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // Drawn again only when something changed: a refresh without news moves nothing on the screen.
        var wanted = JsonSerializer.Serialize(Option, JsonSerializerOptions.Web) + Height;
        if (wanted == _drawn)
        {
            return;
        }

        _drawn = wanted;
        try
        {
            _module ??= await Js.InvokeAsync<IJSObjectReference>("import", "./lib/charts.js");
            _self ??= DotNetObjectReference.Create(this);
            await _module.InvokeVoidAsync("draw", _element, Option, _self);
        }
        catch (JSDisconnectedException)
        {
            // The reader is gone; the table was there without the picture.
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_module is not null)
            {
                await _module.InvokeVoidAsync("dispose", _element);
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // With the connection the picture went, too.
        }

        _self?.Dispose();
    }
}
