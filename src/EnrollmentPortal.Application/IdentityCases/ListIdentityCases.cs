using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.IdentityCases;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.IdentityCases;

/// <summary>Refunds, subsidies after the fact and other consequences for people who had paid, the open ones first.</summary>
public sealed class ListIdentityCases(Database database, PlanCache plans) : IUseCase
{
    /// <summary>More are not shown at once; deciding the first ones brings up the next.</summary>
    public const int MaxRows = 500;

    public static Grant Requires => Grant.ReadRosters;

    /// <param name="first">The case that the reader comes for; it stands before all others.</param>
    /// <param name="actor">The reader.</param>
    /// <param name="cancellationToken">Ends with the page.</param>
    /// <returns>The cases that the actor sees; no refusal.</returns>
    public async Task<Result<IReadOnlyList<IdentityCaseView>>> ExecuteAsync(Guid? first, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var rows = await Seen(work, actor, first).Take(MaxRows).ToListAsync(cancellationToken);
        var clauses = new Dictionary<(OrgCode, int), IReadOnlyList<Clause>>();
        List<IdentityCaseView> views = [];
        foreach (var row in rows)
        {
            var needsClause = row.Case is { State: IdentityCaseState.Open, Rule: null } && actor.Has(Grant.SettleRosters);
            views.Add(IdentityCaseView.Of(row, needsClause ? await ClausesAsync(work, row, clauses, cancellationToken) : []));
        }

        return Result<IReadOnlyList<IdentityCaseView>>.From(views);
    }

    /// <summary>The cases of the scope, a department's own alone; the open ones first.</summary>
    internal static IQueryable<SeenCase> Seen(UnitOfWork work, Actor actor, Guid? first = null) =>
        from row in work.IdentityCases.AsNoTracking()
        where actor.Role != Role.DepartmentOfficer || row.CertifiedBy == actor.Department
        orderby row.Id == first ? 0 : 1, row.State == IdentityCaseState.Open ? 0 : 1, row.OpenedOn, row.OrgCode
        select new SeenCase
        {
            Case = row,
            Person = work.People.FirstOrDefault(person => person.Id == row.PersonId),
            Village = work.OrgUnits.Where(unit => unit.OrgCode == row.OrgCode).Select(unit => unit.Name).FirstOrDefault(),
            Answer = work.PersonFacts.FirstOrDefault(fact => fact.Id == row.FactId),
            Replaced = work.PersonFacts.FirstOrDefault(fact => fact.Id == row.ReplacedFactId),
            Enrollment = work.Enrollments.FirstOrDefault(paid => paid.Id == row.EnrollmentId),
            Campaign = work.Campaigns.FirstOrDefault(campaign => campaign.Id == row.CampaignId),
        };

    private async Task<IReadOnlyList<Clause>> ClausesAsync(
        UnitOfWork work, SeenCase row, Dictionary<(OrgCode, int), IReadOnlyList<Clause>> known, CancellationToken cancellationToken)
    {
        var key = (row.Case.OrgCode.At(OrgLevel.Township), row.Campaign!.CoverageYear);
        if (!known.TryGetValue(key, out var clauses))
        {
            var current = await plans.ForAsync(work, key.Item1, key.CoverageYear, cancellationToken);
            known[key] = clauses = current is null ? [] : [.. current.Plan.Clauses.Values.OrderBy(clause => clause.RuleId, StringComparer.Ordinal)];
        }

        return clauses;
    }
}

/// <summary>A case with everything that its row shows.</summary>
internal sealed class SeenCase
{
    public IdentityCase Case { get; init; } = default!;

    public Person? Person { get; init; }

    public string? Village { get; init; }

    public PersonFact? Answer { get; init; }

    public PersonFact? Replaced { get; init; }

    public Domain.Contributions.Enrollment? Enrollment { get; init; }

    public Campaign? Campaign { get; init; }
}
