using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Divisions;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Households.Transfers;

/// <summary>A transfer on the list.</summary>
/// <param name="From">Township and village that hand over.</param>
/// <param name="To">Township and village that receive.</param>
/// <param name="People">Names of the people who go.</param>
/// <param name="Whole">The whole household goes and keeps its number.</param>
public sealed record TransferRow(
    Guid Id,
    Guid HouseholdId,
    string HouseholdNumber,
    string HeadName,
    string From,
    string To,
    IReadOnlyList<string> People,
    bool Whole,
    string Reason,
    TransferState State,
    DateTimeOffset RequestedAt,
    string RequestedBy,
    DateTimeOffset? DecidedAt,
    string? DecidedBy,
    string? DecisionNote);

/// <summary>跨乡镇迁移: what waits for the county, and what was decided lately.</summary>
public sealed class ListTransfers(Database database) : IUseCase
{
    private const int Decided = 50;

    public static Grant Requires => Grant.ReadRegistry;

    /// <returns>The transfers that the actor sees; no refusal.</returns>
    public async Task<Result<IReadOnlyList<TransferRow>>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        return await work.TransfersAsync(household: null, cancellationToken);
    }

    internal static IQueryable<TransferRequest> Newest(UnitOfWork work, Guid? household) => work.TransferRequests.AsNoTracking()
        .Where(request => household == null || request.HouseholdId == household)
        .OrderBy(request => request.State == TransferState.Waiting ? 0 : 1)
        .ThenByDescending(request => request.RequestedAt)
        .Take(Decided + 200);
}

/// <summary>Reads transfers with the names that people know.</summary>
internal static class TransferRows
{
    public static async Task<List<TransferRow>> TransfersAsync(this UnitOfWork work, Guid? household, CancellationToken cancellationToken)
    {
        var requests = await ListTransfers.Newest(work, household).ToListAsync(cancellationToken);
        var households = requests.ConvertAll(request => request.HouseholdId).Distinct().ToList();
        var people = requests.SelectMany(request => request.People).Distinct().ToList();
        var homes = await work.Households.AsNoTracking().Where(row => households.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellationToken);
        var named = await work.People.AsNoTracking().Where(person => people.Contains(person.Id))
            .ToDictionaryAsync(person => person.Id, person => new { person.Name, person.HouseholdId }, cancellationToken);
        var members = await work.People.AsNoTracking().Where(person => households.Contains(person.HouseholdId))
            .Select(person => new { person.Id, person.HouseholdId }).ToListAsync(cancellationToken);
        return requests.ConvertAll(request => new TransferRow(
            request.Id,
            request.HouseholdId,
            homes.GetValueOrDefault(request.HouseholdId)?.Number ?? string.Empty,
            homes.GetValueOrDefault(request.HouseholdId)?.HeadName ?? string.Empty,
            PlaceNames.Of(request.OrgCode),
            PlaceNames.Of(request.TargetCode),
            [.. request.People.Select(id => named.GetValueOrDefault(id)?.Name).OfType<string>()],
            members.Where(member => member.HouseholdId == request.HouseholdId).All(member => request.People.Contains(member.Id)),
            request.Reason,
            request.State,
            request.RequestedAt,
            request.RequestedByName,
            request.DecidedAt,
            request.DecidedByName,
            request.DecisionNote));
    }
}

/// <summary>Names of places that may lie outside the scope: where places are is no secret.</summary>
internal static class PlaceNames
{
    /// <summary>Township and village, or the code where the division list has no such village.</summary>
    public static string Of(OrgCode village) =>
        DivisionCatalog.Embedded.Find(village.At(OrgLevel.Village)) is { } unit
            ? (DivisionCatalog.Embedded.Find(village.At(OrgLevel.Township))?.Name ?? string.Empty) + " " + unit.Name
            : village.Value;
}
