using EnrollmentPortal.Application.Persistence;

namespace EnrollmentPortal.Application.Progress.Verification;

/// <summary>Checks of payments, receipts and enrolments among themselves. Every statement gives the differences alone.</summary>
internal static class LedgerRows
{
    public static IEnumerable<(string Name, FormattableString Sql)> Checks(UnitOfWork work, Guid campaign) =>
    [
        ("receipts.sequence", Receipts(work, campaign)),
        ("contributions.total", Totals(work, campaign)),
        ("contributions.day", Days(work, campaign)),
        ("enrollments.standard", Standards(work, campaign)),
    ];

    // Numbers are unique in a book, so a book without gaps has as many receipts as its highest number.
    private static FormattableString Receipts(UnitOfWork work, Guid campaign) =>
        $"""
        select coalesce(book.org_code, issued.book_code) as "Subject",
               coalesce(book.last_number, 0)::bigint as "Kept", coalesce(issued.receipts, 0)::bigint as "Recomputed"
        from (select org_code, last_number from receipt_book where tenant_id = {work.TenantId} and campaign_id = {campaign}) book
        full join (select book_code, count(*) as receipts, max(receipt_number) as highest from contribution
                   where tenant_id = {work.TenantId} and campaign_id = {campaign} group by book_code) issued
          on book.org_code = issued.book_code
        where coalesce(book.last_number, 0) <> coalesce(issued.receipts, 0) or coalesce(issued.highest, 0) <> coalesce(issued.receipts, 0)
        order by 1
        """;

    private static FormattableString Totals(UnitOfWork work, Guid campaign) =>
        $"""
        select contribution.id::text as "Subject", contribution.total_fen as "Kept",
               coalesce(sum(line.self_pay_fen + line.government_share_fen + line.buy_back_fen), 0)::bigint as "Recomputed"
        from contribution
        left join enrollment line on line.tenant_id = contribution.tenant_id and line.contribution_id = contribution.id
        where contribution.tenant_id = {work.TenantId} and contribution.campaign_id = {campaign}
        group by contribution.id, contribution.total_fen
        having contribution.total_fen <> coalesce(sum(line.self_pay_fen + line.government_share_fen + line.buy_back_fen), 0) or count(line.id) = 0
        order by 1
        """;

    // An enrolment is counted on the day of its payment; as day numbers, so that both sides are figures.
    private static FormattableString Days(UnitOfWork work, Guid campaign) =>
        $"""
        select line.id::text as "Subject", (line.enrolled_on - date '0001-01-01')::bigint as "Kept",
               (contribution.paid_on - date '0001-01-01')::bigint as "Recomputed"
        from enrollment line
        join contribution on contribution.tenant_id = line.tenant_id and contribution.id = line.contribution_id
        where line.tenant_id = {work.TenantId} and line.campaign_id = {campaign} and line.enrolled_on <> contribution.paid_on
        order by 1
        """;

    private static FormattableString Standards(UnitOfWork work, Guid campaign) =>
        $"""
        select id::text as "Subject", standard_fen as "Kept", subsidy_fen + self_pay_fen as "Recomputed"
        from enrollment
        where tenant_id = {work.TenantId} and campaign_id = {campaign} and standard_fen <> subsidy_fen + self_pay_fen
        order by 1
        """;
}
