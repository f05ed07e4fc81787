using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Plans.Reading;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace EnrollmentPortal.Web.Features.Plans.Calculator;

/// <summary>What would I pay, and why: for everybody, without an account, a script or a row about a person.</summary>
public sealed partial class CalculatorPage
{
    private static readonly Dictionary<string, Error> NoErrors = [];

    private IReadOnlyList<PlanUnit> _counties = [];
    private CalculatorInput _input = default!;
    private IReadOnlyList<CalculatorQuestion> _questions = [];
    private PublicPlan? _plan;
    private PlanFormatter? _words;
    private CalculatorReader? _reader;
    private CalculatorResult? _result;
    private Error? _error;
    private Error? _townshipError;

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    [Inject]
    public required ReadPublicPlan ReadPublicPlan { get; init; }

    [Inject]
    public required ListPublicCounties ListPublicCounties { get; init; }

    [Inject]
    public required IStringLocalizer<PlanTexts> PlanTexts { get; init; }

    private IReadOnlyDictionary<string, Error> Errors
    {
        get
        {
            var errors = _reader?.Errors ?? NoErrors;
            return _townshipError is null
                ? errors
                : new Dictionary<string, Error>(errors) { [CalculatorInput.TownshipField] = _townshipError };
        }
    }

    protected override async Task OnInitializedAsync()
    {
        _input = CalculatorInput.From(Http.Request.Query);
        await ReadPlanAsync();
        if (_plan is null)
        {
            _counties = await ListPublicCounties.ExecuteAsync(Http.RequestAborted);
            return;
        }

        _words = new PlanFormatter(PlanTexts, _plan.Plan);
        _questions = CalculatorQuestions.Of(_plan.Plan);
        if (_input.IsSubmitted)
        {
            _reader = new CalculatorReader(_plan.Plan, _questions, _input, _plan.Today);
            _result = Errors.Count == 0 ? new CalculatorResult(Assessor.PriceList(_plan.Plan, _reader.Applicant, _reader.PaidOn)) : null;
        }
    }

    private async Task ReadPlanAsync()
    {
        var county = _input[CalculatorInput.CountyField];
        if (county.Length == 0)
        {
            return;
        }

        if (!OrgCode.TryParse(county, out var code) || code.Level != OrgLevel.County)
        {
            _error = PlanErrors.CountyNotFound;
            return;
        }

        var answer = await ReadPublicPlan.ExecuteAsync(UnitIn(code), Http.RequestAborted);
        _error = answer.Error;
        _plan = answer.IsError ? null : answer.Value;
    }

    private OrgCode UnitIn(OrgCode county)
    {
        var typed = _input[CalculatorInput.TownshipField];
        if (typed.Length == 0)
        {
            return county;
        }

        if (OrgCode.TryParse(typed, out var township) && county.Contains(township))
        {
            return township;
        }

        _townshipError = new Error(CalculatorCodes.UnknownTownship, typed);
        return county;
    }
}
