using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.CoverageYears;
using EnrollmentPortal.Application.Imports.Review;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Exports;

/// <summary>Which rows are wanted.</summary>
/// <param name="Unit">Of the actor's scope.</param>
/// <param name="Category">The group, of <see cref="ListName.GroupMissing"/>.</param>
/// <param name="Roster">Of <see cref="ListName.RosterLines"/> and <see cref="ListName.RosterChanges"/>.</param>
/// <param name="Trail">How <see cref="ListName.AuditTrail"/> is narrowed.</param>
/// <param name="Review">Of which import, and for which reason, <see cref="ListName.ImportReview"/> is.</param>
/// <param name="Renewal">Which people of <see cref="ListName.Renewals"/>.</param>
/// <param name="Declaration">Of <see cref="ListName.ZeroDeclaration"/>.</param>
public sealed record ListRequest(
    ListName List,
    OrgCode Unit,
    string? Category = null,
    Guid? Roster = null,
    AuditFilter? Trail = null,
    ImportReviewQuery? Review = null,
    RenewalKind? Renewal = null,
    Guid? Declaration = null);

/// <summary>A list being written.</summary>
/// <param name="Number">The ID number as it is shown: masked, or whole where the reason is given.</param>
public sealed record ListReading(UnitOfWork Work, Actor Actor, ListRequest Request, ExportLanguage Words, Func<string, byte[], string> Number);

/// <summary>Brings the rows of some lists.</summary>
public interface IExportedList
{
    IReadOnlyCollection<ListName> Lists { get; }

    /// <summary>The resource names of the headers.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>The rows, as far as possible one after the other while the file is written.</summary>
    Task<Result<IAsyncEnumerable<IReadOnlyList<TableCell>>>> OpenAsync(ListReading reading, CancellationToken cancellationToken);
}
