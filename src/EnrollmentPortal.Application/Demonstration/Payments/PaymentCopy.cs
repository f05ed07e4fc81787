using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.Demonstration.People;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Demonstration.Payments;

/// <summary>Puts the payments of one unit's invented households in bulk on the books, and counts them.</summary>
/// <remarks>Receipts are numbered in the order of payment, so they wait in memory until the unit is complete; prices are shared.</remarks>
internal sealed class PaymentCopy(UnitOfWork work, PaymentCampaign campaign, PaymentPrices prices, Guid campaignId)
{
    private readonly Dictionary<OrgCode, PaymentDraw> _draws = [];
    private readonly List<SyntheticPayment> _payments = [];
    private readonly Lottery<PaymentChannel> _channels = ChannelsOf(prices.Plan.Plan);

    /// <summary>Decides who of the people has paid. A household's people follow each other.</summary>
    public void Consider(IEnumerable<PersonRow> people)
    {
        foreach (var home in people.GroupBy(person => person.Home.Id))
        {
            if (PaymentOf([.. home]) is { } payment)
            {
                _payments.Add(payment);
            }
        }
    }

    /// <summary>Numbers the payments and puts them on the books. The township's receipt book stays locked until the unit of work ends.</summary>
    public async Task InsertAsync(OrgCode book, CancellationToken cancellationToken)
    {
        await PaymentRows.Contributions.CreateAsync(work, cancellationToken);
        await PaymentRows.Enrollments.CreateAsync(work, cancellationToken);
        if (_payments.Count == 0)
        {
            return;
        }

        var first = await ReceiptNumbers.NextAsync(work, campaignId, book, _payments.Count, cancellationToken);
        var entered = _payments.OrderBy(payment => payment.Visit.At)
            .Select((payment, index) => (Payment: payment, Contribution: payment.Enter(campaignId, first + index)))
            .ToList();
        await PaymentRows.Contributions.WriteAsync(work, entered.Select(entry => entry.Contribution), cancellationToken);
        await PaymentRows.Enrollments.WriteAsync(
            work, entered.SelectMany(entry => entry.Payment.Enrol(entry.Contribution, prices.Plan.VersionId)), cancellationToken);
        await PaymentRows.Contributions.InsertAsync(work, cancellationToken);
        await PaymentRows.Enrollments.InsertAsync(work, cancellationToken);
        await ClaimAsync(cancellationToken);
    }

    // Invented numbers carry the tenant's ordinal, so that no other county can hold one.
    private Task<int> ClaimAsync(CancellationToken cancellationToken) =>
        work.Database.ExecuteSqlAsync(
            $"""
            select count(*) from (
              select array_agg(person.id_number_hash) as hashes, array_agg(line.enrolled_on) as days
              from copied_enrollment as line
              join copied_person as person on person.tenant_id = line.tenant_id and person.id = line.person_id
            ) paid, claim_coverage(paid.hashes, {campaign.Tenant.CoverageYear}, {CoverageClaims.Resident}, paid.days)
            """,
            cancellationToken);

    /// <summary>Adds what was put on the books to the counters, in the same transaction.</summary>
    public async Task CountAsync(CancellationToken cancellationToken)
    {
        await CountVillagesAsync(cancellationToken);
        await CountGroupsAsync(cancellationToken);
    }

    private SyntheticPayment? PaymentOf(PersonRow[] members)
    {
        var home = members[0].Home;
        var village = home.Household.Village.Code;
        if (!_draws.TryGetValue(village, out var draw))
        {
            _draws.Add(village, draw = new PaymentDraw(campaign, village));
        }

        if (draw.Next(home.Household) is not { } visit)
        {
            return null;
        }

        var lines = members
            .Where((_, index) => visit.Members[index])
            .Select(member => (member.Id, Price: prices.Of(member.Person, home.Household.Residence, visit.Day)))
            .Where(line => line.Price is not null)
            .Select(line => new SyntheticLine(line.Id, line.Price!))
            .ToList();
        var channel = SyntheticPayment.TotalOf(lines).IsZero ? PaymentChannel.ZeroDeclaration : _channels.At(visit.Channel);
        return lines.Count == 0 ? null : new SyntheticPayment(home.Id, village, members[0].Person.Name, visit, channel, lines);
    }

    // Only ways that the plan names, and all of them where it names none.
    private static Lottery<PaymentChannel> ChannelsOf(Plan plan)
    {
        (ChannelKind Kind, PaymentChannel Channel, int Weight)[] ways =
        [
            (ChannelKind.Online, PaymentChannel.Online, 9),
            (ChannelKind.Pos, PaymentChannel.Pos, 6),
            (ChannelKind.Cash, PaymentChannel.Cash, 5),
        ];
        var named = ways.Where(way => plan.Channels.Any(channel => channel.Kind == way.Kind)).ToList();
        return new Lottery<PaymentChannel>((named.Count == 0 ? ways : [.. named]).Select(way => (way.Channel, way.Weight)));
    }

    private Task<int> CountVillagesAsync(CancellationToken cancellationToken) =>
        work.Database.ExecuteSqlAsync(
            $"""
            insert into village_progress as counter
              (tenant_id, campaign_id, org_code, day, enrolled, self_pay_fen, subsidy_fen, government_share_fen)
            select tenant_id, campaign_id, org_code, enrolled_on, count(*), sum(self_pay_fen), sum(subsidy_fen), sum(government_share_fen)
            from copied_enrollment
            group by tenant_id, campaign_id, org_code, enrolled_on
            on conflict (tenant_id, campaign_id, org_code, day) do update set
              enrolled = counter.enrolled + excluded.enrolled,
              self_pay_fen = counter.self_pay_fen + excluded.self_pay_fen,
              subsidy_fen = counter.subsidy_fen + excluded.subsidy_fen,
              government_share_fen = counter.government_share_fen + excluded.government_share_fen
            """,
            cancellationToken);

    private Task<int> CountGroupsAsync(CancellationToken cancellationToken) =>
        work.Database.ExecuteSqlAsync(
            $"""
            insert into group_progress as counter (tenant_id, campaign_id, org_code, category, enrolled)
            select line.tenant_id, line.campaign_id, line.org_code, identity.category, count(*)
            from copied_enrollment as line
            join copied_person_identity as identity on identity.tenant_id = line.tenant_id and identity.person_id = line.person_id
            where identity.certified_on <= line.enrolled_on
            group by line.tenant_id, line.campaign_id, line.org_code, identity.category
            on conflict (tenant_id, campaign_id, org_code, category) do update set enrolled = counter.enrolled + excluded.enrolled
            """,
            cancellationToken);
}
