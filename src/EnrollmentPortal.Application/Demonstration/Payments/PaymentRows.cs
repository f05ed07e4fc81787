using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Contributions;
using NpgsqlTypes;

namespace EnrollmentPortal.Application.Demonstration.Payments;

/// <summary>How payments and enrolments are written.</summary>
internal static class PaymentRows
{
    public static readonly CopiedTable<Contribution> Contributions = new("contribution",
    [
        new("tenant_id", (to, row) => to.Write(row.TenantId)),
        new("id", (to, row) => to.Write(row.Id)),
        new("campaign_id", (to, row) => to.Write(row.CampaignId)),
        new("household_id", (to, row) => to.Write(row.HouseholdId)),
        new("org_code", (to, row) => to.Write(row.OrgCode.Value)),
        new("book_code", (to, row) => to.Write(row.BookCode.Value)),
        new("receipt_number", (to, row) => to.Write(row.ReceiptNumber)),
        new("idempotency_key", (to, row) => to.Write(row.IdempotencyKey)),
        new("channel", (to, row) => to.Write(row.Channel.ToString())),
        new("reference", (to, row) => to.WriteText(row.Reference)),
        new("payer_name", (to, row) => to.Write(row.PayerName)),
        new("total_fen", (to, row) => to.Write(row.Total.Fen)),
        new("paid_on", (to, row) => to.Write(row.PaidOn)),
        new("recorded_at", (to, row) => to.Write(row.RecordedAt)),
        new("recorded_by", (to, row) => to.Write(row.RecordedBy)),
        new("recorded_by_name", (to, row) => to.Write(row.RecordedByName)),
    ]);

    public static readonly CopiedTable<Enrollment> Enrollments = new("enrollment",
    [
        new("tenant_id", (to, row) => to.Write(row.TenantId)),
        new("id", (to, row) => to.Write(row.Id)),
        new("campaign_id", (to, row) => to.Write(row.CampaignId)),
        new("contribution_id", (to, row) => to.Write(row.ContributionId)),
        new("person_id", (to, row) => to.Write(row.PersonId)),
        new("household_id", (to, row) => to.Write(row.HouseholdId)),
        new("org_code", (to, row) => to.Write(row.OrgCode.Value)),
        new("home_code", (to, row) => to.Write(row.HomeCode.Value)),
        new("plan_version_id", (to, row) => to.Write(row.PlanVersionId)),
        new("tier", (to, row) => to.Write(row.Tier)),
        new("route", (to, row) => to.Write(row.Route)),
        new("standard_fen", (to, row) => to.Write(row.Standard.Fen)),
        new("subsidy_fen", (to, row) => to.Write(row.Subsidy.Fen)),
        new("subsidy_category", (to, row) => to.WriteText(row.SubsidyCategory)),
        new("subsidy_funder", (to, row) => to.WriteText(row.SubsidyFunder)),
        new("self_pay_fen", (to, row) => to.Write(row.SelfPay.Fen)),
        new("government_share_fen", (to, row) => to.Write(row.GovernmentShare.Fen)),
        new("entitled_from", (to, row) => to.WriteDate(row.EntitledFrom)),
        new("entitled_to", (to, row) => to.WriteDate(row.EntitledTo)),
        new("enrolled_on", (to, row) => to.Write(row.EnrolledOn)),
        new("assessment", (to, row) => to.Write(row.Assessment, NpgsqlDbType.Jsonb)),
    ]);
}
