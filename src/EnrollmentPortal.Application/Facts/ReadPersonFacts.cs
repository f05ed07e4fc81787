using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Application.Registry.Facts;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Facts;

/// <summary>Everything that was recorded about a person, the newest first, with who, when and the evidence.</summary>
public sealed class ReadPersonFacts(Database database) : IUseCase
{
    public static Grant Requires => Grant.ReadRegistry;

    /// <returns>The facts, or <see cref="RegistryErrors.PersonNotFound"/>.</returns>
    public async Task<Result<IReadOnlyList<FactRow>>> ExecuteAsync(Guid personId, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        if (await work.People.AsNoTracking().FirstOrDefaultAsync(person => person.Id == personId, cancellationToken) is not { } person)
        {
            return RegistryErrors.PersonNotFound;
        }

        var facts = await work.FactsOfAsync(personId, cancellationToken);
        var campaign = await work.CurrentCampaignAsync(cancellationToken);
        var isMissing = campaign is not null && person.Exemption is null
            && !await work.Enrollments.AnyAsync(row => row.CampaignId == campaign.Id && row.PersonId == personId, cancellationToken);
        return Result<IReadOnlyList<FactRow>>.From(FactRows.Of(
            facts, SeenFacts.HiddenFrom(actor, person, facts), campaign?.CoverageYear ?? work.Today.Year, work.Today, isMissing));
    }
}
