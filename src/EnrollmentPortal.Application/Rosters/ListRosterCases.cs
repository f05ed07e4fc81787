using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Policies;
using EnrollmentPortal.Domain.Rosters;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Rosters;

/// <summary>A case with whom it concerns.</summary>
/// <param name="Amount">Null where a person must decide how much.</param>
public sealed record RosterCaseView(
    Guid Id,
    string Name,
    string IdNumber,
    string Village,
    string Department,
    string Category,
    SettlementRule Rule,
    Wording RuleName,
    string Clauses,
    Money Paid,
    Money? Amount,
    RosterCaseState State,
    DateOnly OpenedOn,
    string? DecidedByName,
    string? Note);

/// <summary>Refunds and subsidies after the fact that rosters have led to, the open ones first.</summary>
public sealed class ListRosterCases(Database database) : IUseCase
{
    private const int Most = 500;

    public static Grant Requires => Grant.ReadRosters;

    public async Task<Result<IReadOnlyList<RosterCaseView>>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Lacks(Requires) is { } forbidden)
        {
            return forbidden;
        }

        await using var work = await database.BeginAsync(actor.Scope, cancellationToken);
        var rows = await (
                from row in work.RosterCases
                join roster in work.RostersFor(actor) on row.RosterId equals roster.Id
                orderby row.State == RosterCaseState.Open ? 0 : 1, row.OpenedOn, row.OrgCode
                select new
                {
                    Case = row,
                    roster.Department,
                    Person = work.People.FirstOrDefault(person => person.Id == row.PersonId),
                    Village = work.OrgUnits.Where(unit => unit.OrgCode == row.OrgCode).Select(unit => unit.Name).FirstOrDefault(),
                })
            .AsNoTracking().Take(Most).ToListAsync(cancellationToken);
        return Result<IReadOnlyList<RosterCaseView>>.From(
        [
            .. rows.Select(row => new RosterCaseView(
                row.Case.Id, row.Person?.Name ?? string.Empty, row.Person?.IdNumberMasked ?? string.Empty, row.Village ?? row.Case.OrgCode.Value, row.Department,
                row.Case.Category, row.Case.Rule, new Wording(row.Case.RuleZh, row.Case.RuleEn), row.Case.Clauses, row.Case.PaidFen, row.Case.AmountFen,
                row.Case.State, row.Case.OpenedOn, row.Case.DecidedByName, row.Case.Note)),
        ]);
    }
}
