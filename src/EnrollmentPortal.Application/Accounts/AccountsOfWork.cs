using EnrollmentPortal.Application.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace EnrollmentPortal.Application.Accounts;

internal static class AccountsOfWork
{
    /// <summary>The accounts in the unit of work's own transaction, so that a change and its audit line stand or fall together.</summary>
    public static AccountContext Accounts(this UnitOfWork work)
    {
        var accounts = new AccountContext(new DbContextOptionsBuilder<AccountContext>().UseNpgsql(work.Database.GetDbConnection()).Options);
        accounts.Database.UseTransaction(work.Database.CurrentTransaction!.GetDbTransaction());
        return accounts;
    }
}
