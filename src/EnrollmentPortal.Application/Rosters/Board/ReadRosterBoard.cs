using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Rosters.Board;

/// <summary>名册比对: people who are subsidised and still not enrolled, people that several departments name and which list wins, and contradictions.</summary>
public sealed class ReadRosterBoard(Database database, PlanCache plans) : IUseCase
{
    private const decimal Complete = 100;

    public static Grant Requires => Grant.ReadRosters;

    /// <returns>The board, or <see cref="CampaignErrors.NotOpened"/>.</returns>
    public async Task<Result<RosterBoard>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        if (await work.CurrentCampaignAsync(cancellationToken) is not { } campaign)
        {
            return CampaignErrors.NotOpened;
        }

        var terms = await TermsLookup.ReadAsync(plans, work, campaign.CoverageYear, cancellationToken);
        var department = DepartmentOf(actor);
        var groups = GroupsOf(terms, actor.Scope.Unit, department);
        return new RosterBoard(
            work.Today,
            groups,
            await work.GapsAsync(campaign.Id, [.. groups], cancellationToken),
            await OverlapsAsync(work, campaign.CoverageYear, actor, RosterBoard.MaxRows, cancellationToken),
            await work.ConflictsAsync(department, cancellationToken));
    }

    // The groups that the plans want complete; a department's own among them.
    internal static IReadOnlyList<string> GroupsOf(TermsLookup terms, OrgCode unit, string? department)
    {
        var known = terms.PlansIn(unit).ToList();
        var complete = known.SelectMany(plan => plan.KeyGroups).Where(group => group.GoalPercent == Complete).SelectMany(group => group.Members).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. known.SelectMany(plan => plan.Categories)
                .Where(category => complete.Contains(category.Name) && (department is null || category.Certifiers.Contains(department)))
                .Select(category => category.Name).Distinct(),
        ];
    }

    /// <param name="work">Open, in the actor's scope.</param>
    /// <param name="coverageYear">The year whose plans price.</param>
    /// <param name="actor">A department sees the people that it names itself.</param>
    /// <param name="most">All where null.</param>
    /// <param name="cancellationToken">Ends with the page.</param>
    internal async Task<IReadOnlyList<RosterOverlap>> OverlapsAsync(UnitOfWork work, int coverageYear, Actor actor, int? most, CancellationToken cancellationToken)
    {
        var terms = await TermsLookup.ReadAsync(plans, work, coverageYear, cancellationToken);
        var rows = await work.OverlapsAsync(DepartmentOf(actor), most, cancellationToken);
        var ids = rows.ConvertAll(row => row.PersonId);
        var people = await work.People.AsNoTracking().WithFacts().Where(person => ids.Contains(person.Id))
            .ToDictionaryAsync(person => person.Id, cancellationToken);
        var villages = people.Values.Select(person => person.OrgCode.At(OrgLevel.Village)).Distinct().ToList();
        var names = await work.OrgUnits.AsNoTracking().Where(unit => villages.Contains(unit.OrgCode))
            .ToDictionaryAsync(unit => unit.OrgCode, unit => unit.Name, cancellationToken);
        return
        [
            .. rows.Where(row => people.ContainsKey(row.PersonId)).Select(row =>
            {
                var person = people[row.PersonId];
                var grant = GrantOf(terms.PlanFor(person.OrgCode), person, work.Today);
                var village = names.GetValueOrDefault(person.OrgCode.At(OrgLevel.Village), person.OrgCode.Value);
                return new RosterOverlap(person.Id, person.Name, person.IdNumberMasked, village, row.Lists, grant?.Category, grant?.Funder, grant?.Amount);
            }),
        ];
    }

    private static string? DepartmentOf(Actor actor) => actor.Role == Role.DepartmentOfficer ? actor.Department ?? string.Empty : null;

    // Subsidies never add up: the assessment says which list counts, in the tier of the year before or the first.
    private static SubsidyGrant? GrantOf(Plan? plan, Person person, DateOnly today)
    {
        if (plan is null || RegisteredApplicant.Of(plan, person, today) is not { } applicant || Assessor.Check(plan, applicant, tier: null) is not null)
        {
            return null;
        }

        var tier = person.CoverOf(plan.CoverageYear - 1) is { } last && plan.FindTier(last) is not null ? last : plan.Tiers[0].Key;
        return Assessor.Assess(plan, applicant, tier, today).Grant;
    }
}
