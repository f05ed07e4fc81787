using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Imports.Coverage;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.Imports;

/// <summary>People that a list of their whole village does not name: by village, to print, and to settle.</summary>
public sealed partial class MissingPage
{
    private readonly HashSet<Guid> _chosen = [];
    private MissingList? _list;
    private Error? _error;
    private string _note = string.Empty;
    private int? _settled;

    /// <summary>The unit; none for the user's own.</summary>
    [Parameter]
    public string? Code { get; set; }

    [Inject]
    private ListMissing List { get; set; } = default!;

    [Inject]
    private SettleMissing Settle { get; set; } = default!;

    private bool MaySettle => Actor.Has(SettleMissing.Requires);

    protected override Task OnParametersSetAsync()
    {
        _settled = null;
        return LoadAsync(refusal: null);
    }

    private async Task LoadAsync(Error? refusal)
    {
        OrgCode? unit = OrgCode.TryParse(Code, out var code) ? code : null;
        var answer = Code is not null && unit is null ? CampaignErrors.UnitNotFound : await List.ExecuteAsync(unit, Actor, Aborted);
        (_list, _error) = (answer.ValueOrDefault, answer.Error ?? refusal);
    }

    private void Choose(Guid person, bool chosen) => _ = chosen ? _chosen.Add(person) : _chosen.Remove(person);

    private void ChooseAll(bool chosen)
    {
        _chosen.Clear();
        _chosen.UnionWith(chosen ? _list!.People.Select(person => person.PersonId) : []);
    }

    private async Task SettleAsync()
    {
        var answer = await Settle.ExecuteAsync(_chosen, _note, Actor, Aborted);
        _settled = answer.IsError ? null : answer.Value;
        if (!answer.IsError)
        {
            _chosen.Clear();
            _note = string.Empty;
        }

        await LoadAsync(answer.Error);
    }
}
