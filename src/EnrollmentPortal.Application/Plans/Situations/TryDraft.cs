using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Situations;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Plans.Situations;

/// <summary>A draft with the situations that it is tried on.</summary>
/// <param name="Comparison">The plans before and after.</param>
/// <param name="Rows">The office's own situations first, then the golden ones.</param>
public sealed record TriedDraft(DraftComparison Comparison, IReadOnlyList<TriedSituation> Rows)
{
    /// <summary>Situations in which the draft says something else than the published plan.</summary>
    public int Changed => Rows.Count(row => row.IsChanged);

    /// <summary>Situations that no longer come out as they must.</summary>
    public int Unexpected => Rows.Count(row => row.IsUnexpected);
}

/// <summary>What a plan says to a situation.</summary>
/// <param name="Assessment">Null where there is no plan, or it cannot price the situation.</param>
/// <param name="Problem">Why it cannot.</param>
public sealed record SituationAnswer(Assessment? Assessment, Error? Problem)
{
    public static SituationAnswer None { get; } = new(null, null);

    /// <summary>The same answer with its days of benefits later by so many years.</summary>
    internal SituationAnswer Later(int years) => years == 0 || Assessment is not { Entitlement: var days } known ? this
        : this with { Assessment = known with { Entitlement = days with { Start = days.Start?.AddYears(years), End = days.End?.AddYears(years) } } };

    internal static SituationAnswer Of(Situation situation, Plan? plan)
    {
        if (plan is null)
        {
            return None;
        }

        var answer = situation.Under(plan);
        return new SituationAnswer(answer.ValueOrDefault, answer.Error);
    }
}

/// <summary>One situation under both plans.</summary>
/// <param name="Id">Of an own situation; null for a golden one.</param>
/// <param name="Name">In plain words.</param>
/// <param name="Situation">As it is put to the draft, moved to its year.</param>
/// <param name="Expected">What must come out under the draft.</param>
/// <param name="Differences">Where the two answers differ; none while one of them is missing.</param>
public sealed record TriedSituation(
    Guid? Id, Wording Name, Situation Situation, SituationExpectation Expected, SituationAnswer Before, SituationAnswer After, AssessmentParts Differences)
{
    public bool IsGolden => Id is null;

    /// <summary>The draft says something else: other figures, or one plan prices it and the other cannot.</summary>
    public bool IsChanged => Differences != AssessmentParts.None || Before.Problem?.ToString() != After.Problem?.ToString();

    /// <summary>The draft's answer is not the one that must come out.</summary>
    public bool IsUnexpected => Expected.IsStated && (After.Assessment is not null || After.Problem is not null) && !Expected.IsMetBy(After.Assessment);

    public static TriedSituation Of(Guid? id, Wording name, Situation situation, SituationExpectation expected, PlanPair pair)
    {
        // The published plan of an earlier year is asked the same thing in its own year, and its days are read in this one: a year that went by is no difference.
        var before = pair.Before is { } published
            ? SituationAnswer.Of(situation.In(published.CoverageYear), published).Later(situation.CoverageYear - published.CoverageYear)
            : SituationAnswer.None;
        var after = SituationAnswer.Of(situation, pair.After);
        var differences = before.Assessment is { } old && after.Assessment is { } renewed ? AssessmentDifference.Between(old, renewed) : AssessmentParts.None;
        return new TriedSituation(id, name, situation, expected, before, after, differences);
    }
}

/// <summary>试算: the golden situations and the office's own, under the published plan and under the draft.</summary>
/// <remarks>The draft is passed as it stands on the page; one that does not load is answered with its faults, beside what is published.</remarks>
public sealed class TryDraft(Database database, PlanCache book) : IUseCase
{
    public static Grant Requires => Grant.EditPlan;

    /// <returns>The situations as the draft decides them, or <see cref="PlanErrors.UnitNotFound"/>.</returns>
    public async Task<Result<TriedDraft>> ExecuteAsync(DraftDocument draft, Actor actor, CancellationToken cancellationToken)
    {
        var allowed = actor.Authorize(Requires);
        if (!actor.Scope.Contains(draft.Unit))
        {
            return PlanErrors.UnitNotFound;
        }

        await using var work = await database.BeginAsync(allowed, cancellationToken);
        var comparison = await DraftComparison.ReadAsync(work, book, draft, cancellationToken);
        var saved = await work.Situations.AsNoTracking()
            .Where(situation => UnitOfWork.StartsWith((string)(object)situation.OrgCode, draft.Unit.Value))
            .OrderBy(situation => situation.CreatedAt).ThenBy(situation => situation.Id)
            .ToListAsync(cancellationToken);
        return new TriedDraft(comparison, [.. saved.Select(row => Own(row, draft, comparison)), .. Golden(draft, comparison)]);
    }

    private static TriedSituation Own(SavedSituation row, DraftDocument draft, DraftComparison comparison) => TriedSituation.Of(
        row.Id,
        new Wording(row.Name, row.Name),
        SavedSituations.Of(row).In(draft.CoverageYear),
        new SituationExpectation(row.ExpectedVerdict, row.ExpectedSelfPay),
        comparison.For(row.OrgCode));

    private static IEnumerable<TriedSituation> Golden(DraftDocument draft, DraftComparison comparison) =>
        GoldenSituations.For(draft.Unit, draft.CoverageYear)
            .Select(golden => TriedSituation.Of(null, golden.Name, golden.Situation, SituationExpectation.None, comparison.For(golden.Situation.Unit)));
}

/// <summary>Between the stored row and the question that a plan is asked.</summary>
internal static class SavedSituations
{
    public static Situation Of(SavedSituation row) => new(
        row.OrgCode,
        row.CoverageYear,
        row.Tier,
        row.BornOn,
        row.Identities.Split(';', StringSplitOptions.RemoveEmptyEntries),
        row.Circumstances,
        row.PaidOn);
}
