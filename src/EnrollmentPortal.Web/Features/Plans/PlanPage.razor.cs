using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Plans.Reading;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Web.Features.Plans.Sections;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.Plans;

/// <summary>The plan of a unit, read like the document. Plain HTML: nothing on it changes while it is read.</summary>
public sealed partial class PlanPage
{
    private PlanReading? _reading;
    private PlanFormatter? _words;
    private Error? _error;
    private string _path = "/plan";

    /// <summary>A unit in the reader's scope; the top of it where none is named.</summary>
    [Parameter]
    public string? Code { get; set; }

    [Inject]
    public required ReadPlan ReadPlan { get; init; }

    private IEnumerable<string> Sections => _words is null ? [] : PlanSection.Keys.Where(key => PlanSection.Shows(_words.Plan, key));

    protected override async Task OnInitializedAsync()
    {
        if (Code is not null && !OrgCode.TryParse(Code, out _))
        {
            _error = PlanErrors.UnitNotFound;
            return;
        }

        var answer = await ReadPlan.ExecuteAsync(Code is null ? null : OrgCode.Parse(Code), Actor, Aborted);
        if (answer.IsError)
        {
            _error = answer.Error;
            return;
        }

        _reading = answer.Value;
        _words = new PlanFormatter(T, _reading.Plan);
        _path = Code is null ? "/plan" : "/plan/" + Code;
    }
}
