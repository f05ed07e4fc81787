using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Progress;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.CoverageYears;

/// <summary>A person behind a figure of the renewals.</summary>
public sealed record RenewalPerson
{
    public Guid PersonId { get; init; }

    public string Name { get; init; } = string.Empty;

    /// <summary>Masked.</summary>
    public string IdNumber { get; init; } = string.Empty;

    public DateOnly BornOn { get; init; }

    public string Village { get; init; } = string.Empty;

    public Guid HouseholdId { get; init; }

    public string HouseholdNumber { get; init; } = string.Empty;

    public string HeadName { get; init; } = string.Empty;

    /// <summary>The person's own, or the household's.</summary>
    public string? Phone { get; init; }

    /// <summary>Last year's tier; null for a person who was not enrolled.</summary>
    public string? TierBefore { get; init; }

    /// <summary>Why the person need not enrol; the name of an <see cref="Domain.Facts.Kinds.ExemptionReason"/>.</summary>
    public string? ExemptionReason { get; init; }

    /// <summary>Of those who moved: the village that took last year's payment.</summary>
    public string? From { get; init; }

    /// <summary>The person with the exemption as far as the reader may know it.</summary>
    internal RenewalPerson SeenBy(Actor actor) =>
        SeenExemptions.IsVagueTo(actor, ExemptionReason) ? this with { ExemptionReason = SeenExemptions.AnotherReason } : this;
}

/// <summary>A page of people.</summary>
public sealed record RenewalPeople(int CoverageYear, NamedUnit Unit, RenewalKind Kind, IReadOnlyList<RenewalPerson> People, bool HasMore);

/// <summary>Names the people behind a figure of the renewals.</summary>
public sealed class ListRenewalPeople(Database database) : IUseCase
{
    public const int PageSize = 100;

    public static Grant Requires => Grant.ReadRegistry;

    /// <returns>A page from 1 on, or <see cref="CampaignErrors.UnitNotFound"/> or <see cref="CampaignErrors.NotOpened"/>.</returns>
    public async Task<Result<RenewalPeople>> ExecuteAsync(OrgCode unit, RenewalKind kind, int page, Actor actor, CancellationToken cancellationToken)
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

        var people = await work.RenewalPeople(campaign.CoverageYear, unit, kind, PageOffset.Of(page, PageSize), PageSize + 1).ToListAsync(cancellationToken);
        return new RenewalPeople(campaign.CoverageYear, places.Unit, kind, [.. people.Take(PageSize).Select(person => person.SeenBy(actor))], people.Count > PageSize);
    }
}
