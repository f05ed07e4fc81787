using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Households.Changes;

/// <summary>A category that may be certified.</summary>
/// <param name="Departments">Who certifies it, as printed; empty where the plan names nobody.</param>
public sealed record IdentityChoice(string Category, IReadOnlyList<string> Departments);

/// <summary>The categories of the plan that holds in the actor's unit, for the form that records a certificate.</summary>
public sealed class ListIdentityChoices(Database database, PlanCache plans) : IUseCase
{
    public static Grant Requires => Grant.EditRegistry;

    /// <returns>The categories of the plan in force, or <see cref="CampaignErrors.NotOpened"/>.</returns>
    public async Task<Result<IReadOnlyList<IdentityChoice>>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        return await work.PlanYearAsync(cancellationToken) is { } year && await plans.ForAsync(work, actor.Scope.Unit, year, cancellationToken) is { } current
            ? Result<IReadOnlyList<IdentityChoice>>.From([.. current.Plan.Categories.Select(category => new IdentityChoice(category.Name, category.Certifiers))])
            : CampaignErrors.NotOpened;
    }
}
