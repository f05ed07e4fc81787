using System.Globalization;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace EnrollmentPortal.Web.Features.Households;

/// <summary>Asks why, shows the whole ID number for a short time, hides it again.</summary>
public sealed partial class RevealDialog : IDisposable
{
    /// <summary>Long enough to compare a document, short enough for a window that is left alone.</summary>
    private const int SecondsShown = 20;

    private readonly string _titleId = string.Create(CultureInfo.InvariantCulture, $"reveal-{Guid.NewGuid():N}");
    private ElementReference _dialog;
    private RevealPurpose? _purpose;
    private string? _note;
    private string? _number;
    private Error? _refusal;
    private bool _hidden;
    private int _secondsLeft;
    private CancellationTokenSource? _showing;

    [Parameter, EditorRequired]
    public Guid PersonId { get; set; }

    [Parameter, EditorRequired]
    public string Name { get; set; } = string.Empty;

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = default!;

    [Inject]
    private RevealIdNumber RevealIdNumber { get; set; } = default!;

    [Inject]
    private IJSRuntime Browser { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    private ComponentScript Script => field ??= new ComponentScript(Browser, Assets, "Features/Households/RevealDialog.razor.js");

    public void Dispose() => Hide();

    private async Task OpenAsync()
    {
        (_purpose, _note, _refusal, _hidden) = (null, null, null, false);
        await Script.RunAsync("open", CancellationToken.None, _dialog);
    }

    private async Task CloseAsync()
    {
        Hide();
        await Script.RunAsync("close", CancellationToken.None, _dialog);
    }

    private async Task ShowAsync()
    {
        var answer = await RevealIdNumber.ExecuteAsync(new RevealIdNumberCommand(PersonId, _purpose, _note), Actor, CancellationToken.None);
        (_number, _refusal) = (answer.ValueOrDefault, answer.Error);
        if (_number is not null)
        {
            _showing = new CancellationTokenSource();
            _ = CountDownAsync(_showing.Token);
        }
    }

    private async Task CountDownAsync(CancellationToken cancellationToken)
    {
        for (_secondsLeft = SecondsShown; _secondsLeft > 0; _secondsLeft--)
        {
            StateHasChanged();
            await Task.Delay(TimeSpan.FromSeconds(1), Clock, cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            if (cancellationToken.IsCancellationRequested)
            {
                return;
            }
        }

        Hide();
        _hidden = true;
        StateHasChanged();
    }

    private void Hide()
    {
        _showing?.Cancel();
        _showing?.Dispose();
        (_showing, _number) = (null, null);
    }
}
