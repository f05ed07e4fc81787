using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using EnrollmentPortal.Domain.Plans;

namespace EnrollmentPortal.Domain.Assessments;

/// <summary>An assessment as it is kept with the enrolment: what was read out, in both languages, by which clauses.</summary>
/// <param name="Assumed">What the documents leave open and how it was decided, by the code of the question.</param>
/// <param name="Decision">What a person decided; null where the plan decided by itself.</param>
/// <param name="Unstated">Questions of the plan that the person could not answer; null where there was none.</param>
public sealed record FrozenAssessment(
    string Route,
    IReadOnlyList<FrozenReason> Reasons,
    IReadOnlyList<FrozenText> Warnings,
    IReadOnlyList<FrozenText> Assumed,
    FrozenDecision? Decision = null,
    IReadOnlyList<Wording>? Unstated = null)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public static FrozenAssessment Of(Assessment assessment) => new(
        assessment.Route,
        [.. assessment.Reasons.Select(reason => new FrozenReason(
            reason.RuleId, reason.Document, reason.Place, reason.Text.Zh, reason.Text.En, reason.Amount?.InYuan, reason.Kind))],
        [.. assessment.Warnings.Select(warning => new FrozenText(warning.Code, warning.Text.Zh, warning.Text.En))],
        [.. assessment.Assumptions.Select(assumption => new FrozenText(assumption.Question, assumption.Note.Zh, assumption.Note.En))],
        FrozenDecision.Of(assessment));

    /// <summary>Reads back what an enrolment keeps.</summary>
    /// <remarks>A part that is missing reads as empty: a household opens also where an enrolment came from elsewhere without its clauses.</remarks>
    public static FrozenAssessment Parse(string json)
    {
        var kept = JsonSerializer.Deserialize<FrozenAssessment>(json, Json)!;
        return new FrozenAssessment(kept.Route ?? string.Empty, kept.Reasons ?? [], kept.Warnings ?? [], kept.Assumed ?? [], kept.Decision, kept.Unstated);
    }

    /// <summary>The text that the enrolment keeps.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);
}

/// <summary>A clause with the amount it gave, in yuan.</summary>
/// <param name="Kind">What it decided; null in enrolments that were kept without it.</param>
public sealed record FrozenReason(string RuleId, string Document, string Place, string Zh, string En, decimal? Amount, ReasonKind? Kind);

/// <summary>A sentence in both languages.</summary>
public sealed record FrozenText(string Code, string Zh, string En);

/// <summary>核定结论 as it is kept: who asked, who decided, by which clause, and why.</summary>
/// <param name="RouteZh">Name of the row by which the person is accepted.</param>
public sealed record FrozenDecision(string RouteZh, string RouteEn, string RuleId, string Reason, string AskedBy, string DecidedBy, DateOnly DecidedOn)
{
    internal static FrozenDecision? Of(Assessment assessment) => assessment.Decision is { } decision
        ? new FrozenDecision(
            assessment.RouteName.Zh, assessment.RouteName.En, decision.RuleId, decision.Reason, decision.AskedBy, decision.DecidedBy, decision.DecidedOn)
        : null;
}
