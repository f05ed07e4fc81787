using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Progress;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.CoverageYears;

/// <summary>Counts of a unit; a person may stand under several heads.</summary>
public sealed record RenewalRow
{
    /// <summary>The unit's code.</summary>
    public string Unit { get; init; } = string.Empty;

    public int Waiting { get; init; }

    public int Incomplete { get; init; }

    public int Renewed { get; init; }

    public int Left { get; init; }

    public int First { get; init; }

    public int Moved { get; init; }

    public int IdentityChanged { get; init; }

    public int Of(RenewalKind kind) => kind switch
    {
        RenewalKind.Waiting => Waiting,
        RenewalKind.Incomplete => Incomplete,
        RenewalKind.Renewed => Renewed,
        RenewalKind.Left => Left,
        RenewalKind.First => First,
        RenewalKind.Moved => Moved,
        RenewalKind.IdentityChanged => IdentityChanged,
    };
}

/// <summary>Who is expected again, and what has changed since last year.</summary>
/// <param name="Above">The units above it in the reader's scope.</param>
/// <param name="Rows">The units below it that have people, or itself where there is none below.</param>
public sealed record RenewalBoard(int CoverageYear, NamedUnit Unit, IReadOnlyList<NamedUnit> Above, IReadOnlyList<(NamedUnit Unit, RenewalRow Row)> Rows)
{
    public int Sum(RenewalKind kind) => Rows.Sum(row => row.Row.Of(kind));
}

/// <summary>续保与变动: last year's enrolled need no new registration; the new year expects them and lists what is different.</summary>
/// <remarks>Source: 满城 R-MC-52, 随县 R-SX-29. Complete is who can be reached: a telephone and an address; number, name and village everybody has.</remarks>
public sealed class ReadRenewals(Database database) : IUseCase
{
    public static Grant Requires => Grant.ReadProgress;

    /// <param name="unit">County, township or village; null for the top of the actor's scope.</param>
    /// <param name="actor">Sees their own units and those below.</param>
    /// <param name="cancellationToken">Ends with the page.</param>
    /// <returns>The board, or <see cref="CampaignErrors.UnitNotFound"/> or <see cref="CampaignErrors.NotOpened"/>.</returns>
    public async Task<Result<RenewalBoard>> ExecuteAsync(OrgCode? unit, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        if (await work.CurrentCampaignAsync(cancellationToken) is not { } campaign)
        {
            return CampaignErrors.NotOpened;
        }

        if (await BoardPlaces.FindAsync(work, actor, unit, cancellationToken) is not { } places)
        {
            return CampaignErrors.UnitNotFound;
        }

        var counts = (await work.RenewalCountsAsync(campaign.CoverageYear, places.Unit.Code, cancellationToken)).ToDictionary(row => row.Unit, StringComparer.Ordinal);
        var below = places.Unit.Code.Level < OrgLevel.Village ? places.Below : [places.Unit];
        var rows = below.Where(place => counts.ContainsKey(place.Code.Value)).Select(place => (place, counts[place.Code.Value]));
        return new RenewalBoard(campaign.CoverageYear, places.Unit, places.Above, [.. rows]);
    }
}
