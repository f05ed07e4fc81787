using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Registry;

/// <summary>What a change adds to one village's counters.</summary>
/// <param name="Village">Twelve digits.</param>
/// <param name="Registered">People put on the books.</param>
/// <param name="Exempt">Of them, people who need not enrol.</param>
/// <param name="Enrolled">People enrolled.</param>
/// <param name="OtherwiseInsured">Of the exempt, those for which <see cref="ExemptionReasons.IsOtherwiseInsured"/> holds.</param>
public sealed record ProgressDelta(
    OrgCode Village,
    int Registered = 0,
    int Exempt = 0,
    int Enrolled = 0,
    Money SelfPay = default,
    Money Subsidy = default,
    Money GovernmentShare = default,
    int OtherwiseInsured = 0);

/// <summary>What a change adds to the counters of one category in one village.</summary>
public sealed record GroupDelta(OrgCode Village, string Category, int Registered = 0, int Enrolled = 0);

/// <summary>Keeps the counters in the transaction of the change they count.</summary>
/// <remarks>Rows are locked in the order of their keys, villages before groups, so that two desks never wait for each other in a ring.</remarks>
public static class ProgressCounters
{
    /// <summary>Counts a change of the registry in every open campaign.</summary>
    public static async Task CountRegistryAsync(this UnitOfWork work, IReadOnlyCollection<ProgressDelta> villages, CancellationToken cancellationToken)
    {
        foreach (var campaign in await work.HoldOpenCampaignsAsync(cancellationToken))
        {
            await work.CountAsync(campaign.Id, work.Today, villages, [], cancellationToken);
        }
    }

    /// <summary>Counts in one campaign.</summary>
    public static async Task CountAsync(
        this UnitOfWork work, Guid campaign, DateOnly day, IEnumerable<ProgressDelta> villages, IEnumerable<GroupDelta> groups, CancellationToken cancellationToken)
    {
        foreach (var delta in villages.OrderBy(delta => delta.Village))
        {
            await AddAsync(work, campaign, day, delta, cancellationToken);
        }

        foreach (var delta in groups.OrderBy(delta => delta.Village).ThenBy(delta => delta.Category, StringComparer.Ordinal))
        {
            await AddAsync(work, campaign, delta, cancellationToken);
        }
    }

    private static Task<int> AddAsync(UnitOfWork work, Guid campaign, DateOnly day, ProgressDelta delta, CancellationToken cancellationToken) =>
        work.Database.ExecuteSqlAsync(
            $"""
            insert into village_progress as counter
              (tenant_id, campaign_id, org_code, day, registered, exempt, otherwise_insured, enrolled, self_pay_fen, subsidy_fen, government_share_fen)
            values
              ({work.TenantId}, {campaign}, {delta.Village.Value}, {day}, {delta.Registered}, {delta.Exempt}, {delta.OtherwiseInsured}, {delta.Enrolled},
               {delta.SelfPay.Fen}, {delta.Subsidy.Fen}, {delta.GovernmentShare.Fen})
            on conflict (tenant_id, campaign_id, org_code, day) do update set
              registered = counter.registered + excluded.registered,
              exempt = counter.exempt + excluded.exempt,
              otherwise_insured = counter.otherwise_insured + excluded.otherwise_insured,
              enrolled = counter.enrolled + excluded.enrolled,
              self_pay_fen = counter.self_pay_fen + excluded.self_pay_fen,
              subsidy_fen = counter.subsidy_fen + excluded.subsidy_fen,
              government_share_fen = counter.government_share_fen + excluded.government_share_fen
            """,
            cancellationToken);

    private static Task<int> AddAsync(UnitOfWork work, Guid campaign, GroupDelta delta, CancellationToken cancellationToken) =>
        work.Database.ExecuteSqlAsync(
            $"""
            insert into group_progress as counter (tenant_id, campaign_id, org_code, category, registered, enrolled)
            values ({work.TenantId}, {campaign}, {delta.Village.Value}, {delta.Category}, {delta.Registered}, {delta.Enrolled})
            on conflict (tenant_id, campaign_id, org_code, category) do update set
              registered = counter.registered + excluded.registered,
              enrolled = counter.enrolled + excluded.enrolled
            """,
            cancellationToken);
}
