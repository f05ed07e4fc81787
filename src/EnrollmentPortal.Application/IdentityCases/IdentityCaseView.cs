using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Domain.IdentityCases;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Collection;

namespace EnrollmentPortal.Application.IdentityCases;

/// <summary>A case with the person it concerns.</summary>
/// <param name="HouseholdId">Where the person lives; null where that is out of the reader's sight.</param>
/// <param name="Department">Whose list or certificate it is; null for an answer.</param>
/// <param name="Funder">Who pays the subsidy; null where the plan names nobody.</param>
/// <param name="Category">The category that began or ended; null for an answer.</param>
/// <param name="Answer">The corrected answer; null for an identity.</param>
/// <param name="Rule">Null where the plan's table of changes says nothing: the user who confirms names amount and clause.</param>
/// <param name="Amount">Null where a person must decide how much.</param>
/// <param name="ClauseChoices">The plan's clauses, where one is to be named.</param>
public sealed record IdentityCaseView(
    Guid Id,
    Guid? HouseholdId,
    string Name,
    string IdNumber,
    string Village,
    string? Department,
    string? Funder,
    string? Category,
    CaseAnswer? Answer,
    SettlementRule? Rule,
    Wording? RuleName,
    string Clauses,
    Money Paid,
    Money? Amount,
    IdentityCaseState State,
    DateOnly OpenedOn,
    string? DecidedByName,
    string? Note,
    IReadOnlyList<Clause> ClauseChoices)
{
    internal static IdentityCaseView Of(SeenCase row, IReadOnlyList<Clause> choices) => new(
        row.Case.Id,
        row.Person?.HouseholdId,
        row.Person?.Name ?? string.Empty,
        row.Person?.IdNumberMasked ?? string.Empty,
        row.Village ?? row.Case.OrgCode.Value,
        row.Case.CertifiedBy,
        row.Case.Funder,
        row.Case.Category,
        CaseAnswer.Of(row),
        row.Case.Rule,
        row.Case.RuleName,
        row.Case.Clauses,
        row.Case.Paid,
        row.Case.Amount,
        row.Case.State,
        row.Case.OpenedOn,
        row.Case.DecidedByName,
        row.Case.Note,
        choices);
}

/// <summary>A corrected answer, with what was paid beside what the plan says since.</summary>
/// <param name="Before">The answer that it takes the place of; null where nothing had been said.</param>
/// <param name="Paid">Null where another township took the money, out of the reader's sight.</param>
/// <param name="Now">Null in a case that was kept without it.</param>
public sealed record CaseAnswer(FactKind Kind, string? Before, string Value, string RecordedByName, DateOnly RecordedOn, CaseOutcome? Paid, CaseOutcome? Now)
{
    internal static CaseAnswer? Of(SeenCase row) => row.Answer is { } said
        ? new CaseAnswer(
            said.Kind, row.Replaced?.Value, said.Value, said.RecordedByName, said.RecordedOn,
            row.Enrollment is { } paid ? CaseOutcome.Of(paid) : null, row.Case.Now)
        : null;
}

/// <summary>A case beside the person, on the page of the household.</summary>
/// <param name="RuleName">Null where the plan's table of changes says nothing.</param>
public sealed record MemberCase(Guid Id, IdentityCaseState State, DateOnly OpenedOn, Wording? RuleName, Money? Amount)
{
    internal static MemberCase Of(IdentityCase row) => new(row.Id, row.State, row.OpenedOn, row.RuleName, row.Amount);
}
