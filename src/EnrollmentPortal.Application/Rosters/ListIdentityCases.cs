using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Policies;
using EnrollmentPortal.Domain.Rosters;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Rosters;

/// <summary>A case with whom it concerns.</summary>
/// <param name="Department">Whose list or certificate it is.</param>
/// <param name="Funder">Who pays the subsidy; null where the plan names nobody.</param>
/// <param name="Amount">Null where a person must decide how much.</param>
public sealed record IdentityCaseView(
    Guid Id,
    string Name,
    string IdNumber,
    string Village,
    string Department,
    string? Funder,
    string Category,
    SettlementRule Rule,
    Wording RuleName,
    string Clauses,
    Money Paid,
    Money? Amount,
    IdentityCaseState State,
    DateOnly OpenedOn,
    string? DecidedByName,
    string? Note);

/// <summary>Refunds and subsidies after the fact that changed identities have led to, the open ones first.</summary>
public sealed class ListIdentityCases(Database database) : IUseCase
{
    /// <summary>More are not shown at once; deciding the first ones brings up the next.</summary>
    public const int Most = 500;

    public static Grant Requires => Grant.ReadRosters;

    public async Task<Result<IReadOnlyList<IdentityCaseView>>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Lacks(Requires) is { } forbidden)
        {
            return forbidden;
        }

        await using var work = await database.BeginAsync(actor.Scope, cancellationToken);
        var rows = await (
                from row in work.IdentityCases
                where actor.Role != Role.DepartmentOfficer || row.CertifiedBy == actor.Department
                orderby row.State == IdentityCaseState.Open ? 0 : 1, row.OpenedOn, row.OrgCode
                select new
                {
                    Case = row,
                    Person = work.People.FirstOrDefault(person => person.Id == row.PersonId),
                    Village = work.OrgUnits.Where(unit => unit.OrgCode == row.OrgCode).Select(unit => unit.Name).FirstOrDefault(),
                })
            .AsNoTracking().Take(Most).ToListAsync(cancellationToken);
        return Result<IReadOnlyList<IdentityCaseView>>.From(
        [
            .. rows.Select(row => new IdentityCaseView(
                row.Case.Id, row.Person?.Name ?? string.Empty, row.Person?.IdNumberMasked ?? string.Empty, row.Village ?? row.Case.OrgCode.Value, row.Case.CertifiedBy, row.Case.Funder,
                row.Case.Category, row.Case.Rule, new Wording(row.Case.RuleZh, row.Case.RuleEn), row.Case.Clauses, row.Case.PaidFen, row.Case.AmountFen,
                row.Case.State, row.Case.OpenedOn, row.Case.DecidedByName, row.Case.Note)),
        ]);
    }
}
