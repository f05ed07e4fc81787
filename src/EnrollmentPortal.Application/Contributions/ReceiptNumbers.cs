using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Contributions;

/// <summary>Numbers receipts per township and campaign, without gaps.</summary>
internal static class ReceiptNumbers
{
    /// <summary>The next number; the book stays locked until the unit of work ends, and a rollback gives the number back.</summary>
    public static Task<int> NextAsync(UnitOfWork work, Guid campaign, OrgCode book, CancellationToken cancellationToken) =>
        NextAsync(work, campaign, book, receipts: 1, cancellationToken);

    /// <summary>The first of so many numbers in a row, on the same terms.</summary>
    public static async Task<int> NextAsync(UnitOfWork work, Guid campaign, OrgCode book, int receipts, CancellationToken cancellationToken)
    {
        // A data-modifying statement cannot be composed upon, so it is read as a list.
        var numbers = await work.Database.SqlQuery<int>(
            $"""
            insert into receipt_book as book (tenant_id, campaign_id, org_code, last_number)
            values ({work.TenantId}, {campaign}, {book.Value}, {receipts})
            on conflict (tenant_id, campaign_id, org_code) do update set last_number = book.last_number + {receipts}
            returning last_number - {receipts} + 1 as "Value"
            """).ToListAsync(cancellationToken);
        return numbers[0];
    }
}
