using System.Security.Cryptography;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.CoverageYears;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.ZeroDeclarations;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.ZeroDeclarations;

/// <summary>Enrols one township's people of a declaration: receipts, ledger, counters and audit as at the desk, in one transaction.</summary>
/// <remarks>Locks are taken in the desk's order: coverage years, households, receipt book, claims, counters. Prices are computed before the receipt book is
/// locked, so that the township's desks wait for the writing alone.</remarks>
internal sealed class ZeroTownship(UnitOfWork work, Actor actor, Campaign campaign, CurrentPlan plan, AuditTrail audit)
{
    public async Task EnrolAsync(ZeroDeclaration declaration, OrgCode township, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await work.ShareYearsAsync(cancellationToken);
        await work.Database.ExecuteSqlAsync(
            $"""
            select from zero_declaration_line
            where tenant_id = {work.TenantId} and declaration_id = {declaration.Id} and state = {nameof(ZeroLineState.Proposed)} and starts_with(org_code, {township.Value})
            order by person_id for update
            """,
            cancellationToken);
        var lines = await work.LinesIn(declaration.Id, township).Where(line => line.State == ZeroLineState.Proposed)
            .ToDictionaryAsync(line => line.PersonId, cancellationToken);
        var people = await LockPeopleAsync([.. lines.Keys], cancellationToken);
        var free = await PriceAsync(lines, people, township, cancellationToken);
        await ReceiptNumbers.NextAsync(work, campaign.Id, township, receipts: 0, cancellationToken);
        var elsewhere = free.Count == 0 ? null : await work.ClaimAsync([.. free.Select(line => line.Person)], campaign.CoverageYear, cancellationToken);
        foreach (var covered in elsewhere?.Keys ?? [])
        {
            lines[covered].Drop(ZeroErrors.CoveredElsewhere);
        }

        await EnterAsync(declaration, lines, free.FindAll(line => elsewhere?.ContainsKey(line.Person.Id) != true), now, cancellationToken);
        await work.CommitAsync(CancellationToken.None); // people are insured: do not abandon it
    }

    // If people move meanwhile, they are read again: the locks must be those of the households where they are.
    private async Task<List<Person>> LockPeopleAsync(List<Guid> ids, CancellationToken cancellationToken)
    {
        for (var locked = new HashSet<Guid>(); ;)
        {
            var people = await work.People.AsNoTracking().WithFacts().Where(person => ids.Contains(person.Id)).ToListAsync(cancellationToken);
            if (people.TrueForAll(person => locked.Contains(person.HouseholdId)))
            {
                return people;
            }

            locked = [.. people.Select(person => person.HouseholdId)];
            await work.LockHouseholdsAsync(locked, cancellationToken);
        }
    }

    private async Task<List<PricedLine>> PriceAsync(
        Dictionary<Guid, ZeroDeclarationLine> lines, List<Person> people, OrgCode township, CancellationToken cancellationToken)
    {
        var (ids, found) = (lines.Keys.ToList(), people.ToDictionary(person => person.Id));
        var enrolled = (await work.Enrollments.Where(row => row.CampaignId == campaign.Id && ids.Contains(row.PersonId))
            .Select(row => row.PersonId).ToListAsync(cancellationToken)).ToHashSet();
        var free = new List<PricedLine>();
        foreach (var line in lines.Values)
        {
            var price = !found.TryGetValue(line.PersonId, out var person) ? ZeroErrors.Merged
                : !township.Contains(person.OrgCode) ? ZeroErrors.Moved
                : enrolled.Contains(person.Id) ? ZeroErrors.AlreadyEnrolled
                : FreePrices.Of(plan.Plan, person, campaign.CoverageYear, work.Today);
            if (!price.IsError && price.Value.Price == line.Price)
            {
                free.Add(price.Value.Line);
            }
            else
            {
                line.Drop(price.Error ?? ZeroErrors.PriceChanged);
            }
        }

        return free;
    }

    private async Task EnterAsync(
        ZeroDeclaration declaration, Dictionary<Guid, ZeroDeclarationLine> lines, List<PricedLine> free, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var homes = free.GroupBy(line => line.Person.HouseholdId).ToDictionary(home => home.Key, home => home.ToList());
        var ids = homes.Keys.ToList();
        if (homes.Count == 0)
        {
            return;
        }

        // In the order of village and household, as the receipts will be handed out.
        var households = await work.Households.AsNoTracking().Where(household => ids.Contains(household.Id))
            .OrderBy(household => household.OrgCode).ThenBy(household => household.Number).ToListAsync(cancellationToken);
        var number = await ReceiptNumbers.NextAsync(work, campaign.Id, households[0].OrgCode.At(OrgLevel.Township), households.Count, cancellationToken);
        foreach (var household in households)
        {
            var receipt = Enter(declaration, household, homes[household.Id], number++, now);
            homes[household.Id].ForEach(line => lines[line.Person.Id].Enrol(receipt));
        }

        await work.SaveChangesAsync(cancellationToken);
        await work.NoteLateCoverAsync(campaign, free, cancellationToken);
        await work.CountEnrolledAsync(campaign.Id, [.. households.SelectMany(household => homes[household.Id].Select(line => (household.OrgCode, line)))], cancellationToken);
    }

    private Guid Enter(ZeroDeclaration declaration, Household household, List<PricedLine> lines, int number, DateTimeOffset now)
    {
        var desk = new Desk(work, actor, campaign, plan, household);
        var command = new RecordContributionCommand(
            household.Id,
            [.. lines.Select(line => new ContributionLine(line.Person.Id, line.Price.Tier))],
            PaymentChannel.ZeroDeclaration,
            Reference: null,
            string.IsNullOrWhiteSpace(household.HeadName) ? lines[0].Person.Name : household.HeadName,
            Money.Zero,
            KeyOf(declaration, household));
        var contribution = desk.Enter(command, Money.Zero, number, now);
        work.Contributions.Add(contribution);
        work.Enrollments.AddRange(lines.Select(line => desk.Enrol(contribution, line)));
        audit.Note(work, actor, desk.NoteOf(contribution, lines));
        return contribution.Id;
    }

    // The same household in the same declaration is one payment, however often it is tried: the ledger's unique key refuses a second.
    private static Guid KeyOf(ZeroDeclaration declaration, Household household) =>
        new(SHA256.HashData([.. declaration.Id.ToByteArray(), .. household.Id.ToByteArray()]).AsSpan(0, 16));
}
