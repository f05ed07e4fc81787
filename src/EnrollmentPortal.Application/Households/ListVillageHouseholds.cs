using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Households;

/// <summary>A row of the village list.</summary>
/// <param name="Phone">The household's telephone; null when none is known.</param>
/// <param name="Missing">Members who should enrol and have not.</param>
/// <param name="Owed">What they would pay today; null where nobody is missing, or no plan is published.</param>
public sealed record VillageHousehold(
    Guid Id, string Number, string HeadName, string GroupName, string? Phone, int Members, int Missing, int Enrolled, int Exempt, OwedEstimate? Owed);

/// <summary>A part of the list.</summary>
/// <param name="Total">Households that match, in all parts.</param>
public sealed record VillageHouseholds(IReadOnlyList<VillageHousehold> Rows, int Total);

/// <summary>村清单: the households of a village, those with somebody missing first.</summary>
public sealed class ListVillageHouseholds(Database database, PlanCache plans) : IUseCase
{
    public static Grant Requires => Grant.ReadRegistry;

    /// <returns>A page of households, or <see cref="RegistryErrors.VillageNotFound"/>.</returns>
    public async Task<Result<VillageHouseholds>> ExecuteAsync(VillageHouseholdsQuery query, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        if (!await work.HasVillageAsync(query.Village, cancellationToken))
        {
            return RegistryErrors.VillageNotFound;
        }

        var campaign = await work.CurrentCampaignAsync(cancellationToken);
        var counted = await VillageHouseholdReader.ReadAsync(work, campaign?.Id, query, cancellationToken);
        var incomplete = counted.Where(row => row.Missing > 0).Select(row => row.Id).ToList();
        var owed = await MissingMembers.EstimateAsync(work, plans, query.Village, incomplete, cancellationToken);
        var rows = counted.ConvertAll(row => new VillageHousehold(
            row.Id,
            row.Number,
            row.HeadName,
            row.GroupName,
            row.Phone,
            row.Members,
            row.Missing,
            row.Enrolled,
            row.Exempt,
            owed.GetValueOrDefault(row.Id)));
        return new VillageHouseholds(rows, counted is [var first, ..] ? first.Total : 0);
    }
}
