using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.IdentityCases;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.IdentityCases;

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
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var rows = await Seen(work, actor).Take(Most).ToListAsync(cancellationToken);
        return Result<IReadOnlyList<IdentityCaseView>>.From([.. rows.Select(View)]);
    }

    /// <summary>The cases of the scope, a department's own alone; the open ones first.</summary>
    internal static IQueryable<SeenCase> Seen(UnitOfWork work, Actor actor) =>
        from row in work.IdentityCases.AsNoTracking()
        where actor.Role != Role.DepartmentOfficer || row.CertifiedBy == actor.Department
        orderby row.State == IdentityCaseState.Open ? 0 : 1, row.OpenedOn, row.OrgCode
        select new SeenCase
        {
            Case = row,
            Person = work.People.FirstOrDefault(person => person.Id == row.PersonId),
            Village = work.OrgUnits.Where(unit => unit.OrgCode == row.OrgCode).Select(unit => unit.Name).FirstOrDefault(),
        };

    internal static IdentityCaseView View(SeenCase row) => new(
        row.Case.Id, row.Person?.Name ?? string.Empty, row.Person?.IdNumberMasked ?? string.Empty, row.Village ?? row.Case.OrgCode.Value, row.Case.CertifiedBy, row.Case.Funder,
        row.Case.Category, row.Case.Rule, new Wording(row.Case.RuleZh, row.Case.RuleEn), row.Case.Clauses, row.Case.PaidFen, row.Case.AmountFen,
        row.Case.State, row.Case.OpenedOn, row.Case.DecidedByName, row.Case.Note);

    internal sealed class SeenCase
    {
        public IdentityCase Case { get; init; } = default!;

        public Person? Person { get; init; }

        public string? Village { get; init; }
    }
}
