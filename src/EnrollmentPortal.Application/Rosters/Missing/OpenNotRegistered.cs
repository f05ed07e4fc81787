using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Rosters.Missing;

/// <summary>One line of a list whose person is about to be registered, so that the form begins with what the list says.</summary>
public sealed class OpenNotRegistered(Database database) : IUseCase
{
    public static Grant Requires => Grant.EditRegistry;

    /// <param name="rosterId">The list.</param>
    /// <param name="number">The line.</param>
    /// <param name="actor">The clerk; a line of another unit reads as not found, and so does one whose person is registered.</param>
    /// <param name="cancellationToken">Ends with the page.</param>
    /// <returns>The line, or <see cref="RosterErrors.LineGone"/>.</returns>
    public async Task<Result<NotRegistered>> ExecuteAsync(Guid rosterId, int number, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var row = await ListNotRegistered.Waiting(work).FirstOrDefaultAsync(line => line.Line.RosterId == rosterId && line.Line.Number == number, cancellationToken);
        return row is null ? RosterErrors.LineGone : ListNotRegistered.View(row);
    }
}
