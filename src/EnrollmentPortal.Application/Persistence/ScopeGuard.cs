using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EnrollmentPortal.Application.Persistence;

/// <summary>Refuses every command outside the unit of work's own transaction: the scope lives there.</summary>
/// <remarks>PostgreSQL would answer such a command with no rows, which reads as "nothing there" instead of as the bug it is.</remarks>
internal sealed class ScopeGuard : DbCommandInterceptor
{
    public static readonly ScopeGuard Instance = new();

    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        if (eventData.Context is UnitOfWork { HasBegun: false })
        {
            throw new InvalidOperationException("A unit of work was used before it had a tenant scope.");
        }

        return base.CommandInitialized(eventData, result);
    }
}
