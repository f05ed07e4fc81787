using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.Households.Transfers;
using EnrollmentPortal.Application.IdentityCases;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Progress;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Application.Registry.Facts;
using EnrollmentPortal.Application.Reviews;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.Contact;
using EnrollmentPortal.Domain.Households.Covers;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Households;

/// <summary>A household as its page shows it.</summary>
/// <param name="MergedInto">Where its people went; null while it lives on.</param>
/// <param name="CoverageYear">The year that people enrol for.</param>
/// <param name="Transfers">Requests to another township, the waiting first.</param>
public sealed record HouseholdRecord(
    Guid Id,
    string Number,
    string HeadName,
    OrgCode Unit,
    string Village,
    string Township,
    string GroupName,
    string Address,
    string? Phone,
    MergedHousehold? MergedInto,
    DateOnly Today,
    int CoverageYear,
    IReadOnlyList<MemberRecord> Members,
    IReadOnlyList<CoverRecord> Covers,
    IReadOnlyList<TransferRow> Transfers)
{
    /// <summary>The telephone as far as somebody living may answer it; <see cref="Phone"/> is what stands in the books.</summary>
    public string? ContactPhone => Domain.Households.Contact.ContactPhone.Of(
        Phone, [.. Members.Select(member => new PhoneOwner(member.Relation == Relation.Head, member.IsDead, member.Phone))]);
}

/// <summary>The household that took everybody in.</summary>
public sealed record MergedHousehold(Guid Id, string Number);

/// <summary>A member.</summary>
/// <param name="EarlierNumbers">Masked numbers that still find the person.</param>
/// <param name="Facts">What was recorded, the newest first, as far as the reader may see it.</param>
/// <param name="Exemption">As far as the reader may know it.</param>
/// <param name="Reviews">What the plan left to a person, the newest first; empty where the reader may not see such cases.</param>
/// <param name="Cases">What followed a payment when an identity or an answer changed, the newest first; empty for cadres.</param>
/// <param name="Elsewhere">Another county holds the person's cover for the year.</param>
/// <param name="PastCovers">The newest first.</param>
/// <param name="EnrolledTier">This year's tier; null while not enrolled.</param>
public sealed record MemberRecord(
    Guid Id,
    string Name,
    Relation Relation,
    Sex Sex,
    DateOnly BornOn,
    int Age,
    string EthnicGroup,
    string MaskedIdNumber,
    IReadOnlyList<string> EarlierNumbers,
    string? Phone,
    string Residence,
    IReadOnlyList<IdentityRecord> Identities,
    IReadOnlyList<FactRow> Facts,
    Exemption? Exemption,
    string? EnrolledTier,
    CoverageElsewhere? Elsewhere,
    IReadOnlyList<PastCoverRecord> PastCovers,
    IReadOnlyList<ReviewView> Reviews,
    IReadOnlyList<MemberCase> Cases)
{
    public bool IsDead => Exemption?.Reason == ExemptionReason.Deceased;
}

/// <summary>An earlier year of which it is known whether the person was covered here.</summary>
/// <param name="Tier">Null for a person who was not.</param>
public sealed record PastCoverRecord(int CoverageYear, string? Tier, PastCoverSource Source);

/// <summary>An identity with where it comes from; one that counts no more stays to be seen.</summary>
/// <param name="From">The first day on which it counts.</param>
/// <param name="Until">The last day, inclusive; null while it lasts.</param>
/// <param name="ListMonth">Whose month's list brought it; null where no list did.</param>
public sealed record IdentityRecord(string Category, string CertifiedBy, DateOnly From, DateOnly? Until, DateOnly? ListMonth, bool IsCurrent);

/// <summary>An enrolment of any year.</summary>
/// <param name="ContributionId">Null where another township took the money: there is no receipt to open.</param>
/// <param name="Place">The village where the money was taken.</param>
public sealed record CoverRecord(
    int CoverageYear, string Name, string Tier, Money SelfPay, Money Subsidy, DateOnly EnrolledOn, Guid? ContributionId, string? Receipt, string Place);

/// <summary>Opens a household for its page: members, contact, covers and receipts of all years, transfers.</summary>
public sealed class OpenHouseholdRecord(Database database) : IUseCase
{
    public static Grant Requires => Grant.ReadRegistry;

    /// <returns>The household's record, or <see cref="RegistryErrors.HouseholdNotFound"/>.</returns>
    public async Task<Result<HouseholdRecord>> ExecuteAsync(Guid householdId, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var household = await work.Households.AsNoTracking()
            .Include(row => row.Members).ThenInclude(person => person.Identities)
            .Include(row => row.Members).ThenInclude(person => person.Covers)
            .FirstOrDefaultAsync(row => row.Id == householdId, cancellationToken);
        return household is null ? RegistryErrors.HouseholdNotFound : await RecordAsync(work, actor, household, cancellationToken);
    }

    private static async Task<HouseholdRecord> RecordAsync(UnitOfWork work, Actor actor, Household household, CancellationToken cancellationToken)
    {
        var (village, township) = (household.OrgCode.At(OrgLevel.Village), household.OrgCode.At(OrgLevel.Township));
        var names = await work.OrgUnits.AsNoTracking().Where(unit => unit.OrgCode == village || unit.OrgCode == township)
            .ToDictionaryAsync(unit => unit.OrgCode, unit => unit.Name, cancellationToken);
        var merged = household.MergedInto is not { } into ? null : await work.Households.AsNoTracking()
            .Where(row => row.Id == into).Select(row => new MergedHousehold(row.Id, row.Number)).FirstOrDefaultAsync(cancellationToken);
        var campaign = await work.CurrentCampaignAsync(cancellationToken);
        return new HouseholdRecord(
            household.Id,
            household.Number,
            household.HeadName,
            household.OrgCode,
            names.GetValueOrDefault(village, village.Value),
            names.GetValueOrDefault(township, township.Value),
            household.GroupName,
            household.Address,
            household.Phone,
            merged,
            work.Today,
            campaign?.CoverageYear ?? work.Today.Year,
            await MembersAsync(work, actor, campaign, household, cancellationToken),
            await CoversAsync(work, household, cancellationToken),
            await work.TransfersAsync(household.Id, cancellationToken));
    }

    private static async Task<List<MemberRecord>> MembersAsync(UnitOfWork work, Actor actor, Campaign? campaign, Household household, CancellationToken cancellationToken)
    {
        var ids = household.Members.Select(person => person.Id).ToList();
        var earlier = (await work.EarlierIdNumbers.AsNoTracking().Where(number => ids.Contains(number.PersonId))
            .Select(number => new { number.PersonId, number.IdNumberMasked }).ToListAsync(cancellationToken)).ToLookup(row => row.PersonId, row => row.IdNumberMasked);
        var facts = await work.FactsOfAsync(ids, cancellationToken);
        var reviews = await ReviewsAsync(work, actor, ids, cancellationToken);
        var cases = await CasesAsync(work, actor, ids, cancellationToken);
        var enrolled = campaign is null ? [] : await work.Enrollments.AsNoTracking()
            .Where(row => row.CampaignId == campaign.Id && ids.Contains(row.PersonId))
            .ToDictionaryAsync(row => row.PersonId, row => row.Tier, cancellationToken);
        var elsewhere = campaign is null
            ? new Dictionary<Guid, CoverageElsewhere>()
            : await work.CoverageElsewhereAsync([.. household.Members.Where(person => !enrolled.ContainsKey(person.Id))], campaign.CoverageYear, cancellationToken);
        var lists = household.Members.SelectMany(person => person.Identities).Select(identity => identity.RosterId).OfType<Guid>().Distinct().ToList();
        var months = lists.Count == 0 ? [] : await work.Rosters.AsNoTracking().Where(roster => lists.Contains(roster.Id))
            .ToDictionaryAsync(roster => roster.Id, roster => roster.ListMonth, cancellationToken);
        return
        [
            .. household.Members.OrderBy(person => person.Relation).ThenBy(person => person.BornOn).ThenBy(person => person.Id).Select(person => new MemberRecord(
                person.Id,
                person.Name,
                person.Relation,
                person.Sex,
                person.BornOn,
                Age.On(person.BornOn, work.Today),
                person.EthnicGroup,
                person.IdNumberMasked,
                [.. earlier[person.Id]],
                person.Phone,
                person.Residence,
                Identities(person, months, work.Today),
                Facts(person, isMissing: person.Exemption is null && !enrolled.ContainsKey(person.Id)),
                person.Exemption?.SeenBy(actor),
                enrolled.GetValueOrDefault(person.Id),
                elsewhere.GetValueOrDefault(person.Id),
                [.. person.Covers.OrderByDescending(cover => cover.CoverageYear).Select(cover => new PastCoverRecord(cover.CoverageYear, cover.Tier, cover.Source))],
                [.. reviews[person.Id]],
                [.. cases[person.Id]])),
        ];

        IReadOnlyList<FactRow> Facts(Person person, bool isMissing)
        {
            var known = facts.GetValueOrDefault(person.Id) ?? PersonFacts.None;
            return FactRows.Of(known, SeenFacts.HiddenFrom(actor, person, known), campaign?.CoverageYear ?? work.Today.Year, work.Today, isMissing);
        }
    }

    private static async Task<ILookup<Guid, ReviewView>> ReviewsAsync(UnitOfWork work, Actor actor, List<Guid> people, CancellationToken cancellationToken)
    {
        var rows = !actor.Has(Grant.ReadReviews) ? [] : await work.SeenReviews().Where(row => people.Contains(row.Case.PersonId))
            .OrderByDescending(row => row.Case.AskedAt).ToListAsync(cancellationToken);
        return rows.Select(row => ReviewView.Of(row, work.Today)).ToLookup(row => row.PersonId);
    }

    private static async Task<ILookup<Guid, MemberCase>> CasesAsync(UnitOfWork work, Actor actor, List<Guid> people, CancellationToken cancellationToken)
    {
        var rows = !actor.Has(Grant.ReadRosters) && !actor.Has(Grant.EditRegistry) ? [] : await work.IdentityCases.AsNoTracking()
            .Where(row => people.Contains(row.PersonId)).OrderByDescending(row => row.OpenedOn).ThenByDescending(row => row.Id).ToListAsync(cancellationToken);
        return rows.ToLookup(row => row.PersonId, MemberCase.Of);
    }

    private static IReadOnlyList<IdentityRecord> Identities(Person person, Dictionary<Guid, DateOnly> months, DateOnly today) =>
    [
        .. person.Identities.OrderByDescending(identity => identity.IsCurrentOn(today)).ThenBy(identity => identity.CertifiedOn).Select(identity => new IdentityRecord(
            identity.Category, identity.CertifiedBy, identity.CertifiedOn, identity.EndedOn,
            identity.RosterId is { } list && months.TryGetValue(list, out var month) ? month : null, identity.IsCurrentOn(today))),
    ];

    private static async Task<List<CoverRecord>> CoversAsync(UnitOfWork work, Household household, CancellationToken cancellationToken)
    {
        var names = household.Members.ToDictionary(person => person.Id, person => person.Name);
        var members = names.Keys.ToList();
        // Lines of the ledger that carry the id of a record which was merged into a member.
        foreach (var merged in await work.MergedPeople.AsNoTracking().Where(row => members.Contains(row.SurvivorId)).ToListAsync(cancellationToken))
        {
            names[merged.Id] = names[merged.SurvivorId];
        }

        var ids = names.Keys.ToList();
        var rows = await work.Enrollments.AsNoTracking().Where(row => ids.Contains(row.PersonId))
            .Join(work.Campaigns, row => row.CampaignId, campaign => campaign.Id, (row, campaign) => new
            {
                row,
                campaign.CoverageYear,
                Payment = work.Contributions.FirstOrDefault(payment => payment.Id == row.ContributionId),
                Place = work.OrgUnits.Where(unit => unit.OrgCode == row.OrgCode).Select(unit => unit.Name).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.OrderByDescending(line => line.CoverageYear).ThenBy(line => members.IndexOf(line.row.PersonId)).Select(line => new CoverRecord(
                line.CoverageYear,
                names[line.row.PersonId],
                line.row.Tier,
                line.row.SelfPay,
                line.row.Subsidy,
                line.row.EnrolledOn,
                line.Payment?.Id,
                line.Payment?.ReceiptText(line.CoverageYear),
                line.Place ?? PlaceNames.Of(line.row.OrgCode))),
        ];
    }
}
