using EnrollmentPortal.Application.Plans.Impacts;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Web.Components;
using EnrollmentPortal.Web.Features.Plans.Situations;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.Plans.Impacts;

/// <summary>The people behind a figure of a result, page by page.</summary>
public sealed partial class ImpactPeoplePage
{
    private static readonly ImpactKind[] Kinds =
        [.. Enum.GetValues<ImpactKind>().Where(kind => kind is not (ImpactKind.Unchanged or ImpactKind.OtherTier))];

    private ImpactPeople? _people;
    private Error? _error;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "unit")]
    public string? Place { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    public string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "category")]
    public string? Category { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? Page { get; set; }

    [Inject]
    private ListImpactPeople ListPeople { get; set; } = default!;

    private OrgCode? Unit => OrgCode.TryParse(Place, out var code) ? code : null;

    private ImpactKind? Chosen => Enum.TryParse<ImpactKind>(Kind, out var kind) && Kinds.Contains(kind) ? kind : null;

    private int Number => Math.Clamp(Page ?? 1, 1, 1_000_000);

    protected override async Task OnParametersSetAsync()
    {
        var answer = await ListPeople.ExecuteAsync(new ImpactPeopleQuery(Id, Unit, Chosen, Category, Number), Actor, Aborted);
        (_people, _error) = (answer.ValueOrDefault, answer.Error);
    }

    private static string Tone(ImpactKind kind) => kind switch
    {
        ImpactKind.NewlyRefused or ImpactKind.Dearer => "tag tag-bad",
        ImpactKind.NewlyReview => "tag tag-warn",
        ImpactKind.NewlyAccepted or ImpactKind.Cheaper => "tag tag-good",
        ImpactKind.OtherTerms or ImpactKind.OtherTier or ImpactKind.Unchanged => "tag",
    };

    private string Due(ImpactOutcome side) => side.Due is { } due ? Display.Yuan(due) : new SideFormatter(Trial).Verdict(side);
}
