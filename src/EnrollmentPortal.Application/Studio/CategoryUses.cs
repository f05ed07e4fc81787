using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Policies;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Studio;

/// <summary>Keeps categories that somebody still relies on: people who hold the identity would silently lose their subsidy, and rules would
/// name what is not there.</summary>
internal static class CategoryUses
{
    /// <returns>Null where every category that is gone is one that nothing names.</returns>
    public static async Task<Error?> RefuseAsync(UnitOfWork work, PlanDraft draft, JsonNode before, JsonNode after, CancellationToken cancellationToken)
    {
        foreach (var category in Names(before).Except(Names(after)))
        {
            var places = CategoryPlaces.Describe(after, category).Concat(await TownshipsAsync(work, draft, category, cancellationToken)).ToList();
            if (places.Count > 0)
            {
                return StudioErrors.CategoryNamed(category, places);
            }

            var held = await work.Identities.AsNoTracking()
                .Where(identity => identity.Category == category && identity.EndedOn == null && UnitOfWork.StartsWith((string)(object)identity.OrgCode, draft.OrgCode.Value))
                .CountAsync(cancellationToken);
            if (held > 0)
            {
                return StudioErrors.CategoryHeld(category, held);
            }
        }

        return null;
    }

    private static IEnumerable<string> Names(JsonNode document) => PlanJson.Items(document, "$.categories").Select(item => item.Item["name"]?.ToString() ?? string.Empty).Where(name => name.Length > 0);

    // The documents that lie over the county's name its categories in their own key groups.
    private static async Task<IReadOnlyList<Wording>> TownshipsAsync(UnitOfWork work, PlanDraft draft, string category, CancellationToken cancellationToken)
    {
        var texts = await DraftComparison.TextsAsync(work, draft.CoverageYear, cancellationToken);
        var places = new List<Wording>();
        foreach (var (unit, text) in texts.Where(text => text.Key != draft.OrgCode && draft.OrgCode.Contains(text.Key)))
        {
            var name = await work.UnitNameAsync(unit, cancellationToken);
            places.AddRange(CategoryPlaces.Describe(PlanJson.Parse(text.Json)!, category).Select(place => new Wording($"{name} {place.Zh}", $"{name} {place.En}")));
        }

        return places;
    }
}
