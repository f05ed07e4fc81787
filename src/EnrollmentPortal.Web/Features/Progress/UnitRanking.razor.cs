using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Progress;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Web.Components;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.Progress;

/// <summary>The units one level down: a picture of the rates, and the table that holds the truth.</summary>
public sealed partial class UnitRanking
{
    private IReadOnlyList<RankedUnit> _units = [];
    private bool _byQuota;

    [Parameter, EditorRequired]
    public ProgressBoard Board { get; set; } = default!;

    [Parameter, EditorRequired]
    public BoardSort Sort { get; set; }

    [Parameter, EditorRequired]
    public BoardLinks Links { get; set; } = default!;

    /// <summary>The code of the unit whose bar was clicked.</summary>
    [Parameter]
    public EventCallback<string> Picked { get; set; }

    private string LevelName => T["Level." + Board.Rows[0].Unit.Code.Level];

    private decimal? Goal => _byQuota ? (Board.Terms ?? BoardTerms.None).GoalPercent : null;

    private string TotalRate => _byQuota
        ? Display.Rate(Board.Quota!.Value.Done, Board.Quota!.Value.Heads)
        : Display.Rate(Board.Counts.Enrolled, Board.Counts.Expected);

    // Where the plan's table and the division list name a unit differently.
    private string PrintedNames => string.Join(' ', Board.Rows
        .Where(row => row.PrintedName is not null)
        .Select(row => T["PrintedAs", row.Unit.Name, row.PrintedName!].Value));

    protected override void OnParametersSet() =>
        (_units, _byQuota) = (RankedUnit.Of(Board, Sort), RankedUnit.UsesQuota(Board));

    private string? NameOf(OrgCode? unit) => Board.Rows.FirstOrDefault(row => row.Unit.Code == unit) is { } row ? row.PrintedName ?? row.Unit.Name : null;

    private RenderFragment Head(string key, BoardSort sort, string? style) => builder =>
    {
        builder.OpenElement(0, "th");
        builder.AddAttribute(1, "scope", "col");
        builder.AddAttribute(2, "class", style);
        builder.AddAttribute(3, "aria-sort", Sort == sort ? "other" : null);
        builder.OpenElement(4, "a");
        builder.AddAttribute(5, "href", BoardLinks.Sorted(Board.Unit.Code, sort));
        builder.AddAttribute(6, "title", T["SortedBy"].Value);
        builder.AddContent(7, T[key].Value);
        builder.AddContent(8, Sort == sort && key != "Rank" ? " ▾" : string.Empty);
        builder.CloseElement();
        builder.CloseElement();
    };
}
