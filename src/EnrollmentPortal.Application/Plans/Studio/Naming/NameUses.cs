using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans.Studio.Files;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Studio;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Plans.Studio.Naming;

/// <summary>Keeps what something else relies on: a rule would name what is not there, and people who hold an identity would silently lose
/// their subsidy. Nothing gets a name that another item has.</summary>
internal sealed class NameUses(UnitOfWork work, PlanDraft draft, JsonNode before, JsonNode after)
{
    // The documents that lie over the draft, read when the first name is gone.
    private List<(string Unit, JsonNode Document)>? _over;

    /// <returns>Null where every name that is gone is one that nothing uses, and no name stands twice that did not before.</returns>
    public async Task<Error?> RefuseAsync(CancellationToken cancellationToken)
    {
        foreach (var naming in PlanNaming.All)
        {
            if (naming.Twice(after).Except(naming.Twice(before)).FirstOrDefault() is { } taken)
            {
                return StudioErrors.NameTaken(taken);
            }

            foreach (var name in naming.Names(before).Except(naming.Names(after)))
            {
                if (await UsedAsync(naming, name, cancellationToken) is { } used)
                {
                    return used;
                }
            }
        }

        return OptionUsed();
    }

    private async Task<Error?> UsedAsync(PlanNaming naming, string name, CancellationToken cancellationToken)
    {
        var places = naming.MentionsOf(after, name).Select(mention => PlanPlace.Of(after, mention.Path)).ToList();
        foreach (var (unit, document) in _over ??= await OverAsync(cancellationToken))
        {
            // A township that has one of its own by the name means that one.
            places.AddRange(naming.Names(document).Contains(name) ? [] : naming.MentionsOf(document, name).Select(mention => PlanPlace.Of(document, mention.Path, unit)));
        }

        if (places.Count > 0)
        {
            return StudioErrors.StillNamed(PlanPlace.NameOf(before, naming.Named(before).First(item => item.Name == name).Item), [.. places.Distinct()]);
        }

        return naming.List == "$.categories" ? await HeldAsync(name, cancellationToken) : null;
    }

    /// <summary>A file may name what is not there: that is told as a fault. That people lose a subsidy is nowhere told, so it is refused.</summary>
    public async Task<Error?> RefuseHeldAsync(CancellationToken cancellationToken)
    {
        var categories = PlanNaming.All.Single(naming => naming.List == "$.categories");
        foreach (var name in categories.Names(before).Except(categories.Names(after)))
        {
            if (await HeldAsync(name, cancellationToken) is { } held)
            {
                return held;
            }
        }

        return null;
    }

    private async Task<Error?> HeldAsync(string category, CancellationToken cancellationToken)
    {
        var held = await work.Identities.AsNoTracking()
            .Where(identity => identity.Category == category && identity.EndedOn == null && UnitOfWork.StartsWith((string)(object)identity.OrgCode, draft.OrgCode.Value))
            .CountAsync(cancellationToken);
        return held > 0 ? StudioErrors.CategoryHeld(category, held) : null;
    }

    // An option that a part waits for must not go: the part would never hold again.
    private Error? OptionUsed()
    {
        var gone = Options(before).Except(Options(after)).ToHashSet();
        return PlanMention.Of(after)
            .Where(mention => mention is { Property: "*", IsProperty: false } && gone.Contains((QuestionOf(mention), mention.Text)))
            .GroupBy(mention => (Question: QuestionOf(mention), mention.Text))
            .Select(mentions => StudioErrors.OptionNamed(mentions.Key.Question, new PlanOption(mentions.Key.Text), [.. mentions.Select(mention => PlanPlace.Of(after, mention.Path)).Distinct()]))
            .FirstOrDefault();
    }

    private static IEnumerable<(string Question, string Option)> Options(JsonNode document) =>
        from assumption in PlanJson.Items(document, "$.assumptions")
        from option in assumption.Item["options"] as JsonArray ?? []
        select (assumption.Item["question"]?.ToString() ?? string.Empty, option?.ToString() ?? string.Empty);

    private static string QuestionOf(PlanMention mention) => mention.Path[(mention.Path.LastIndexOf('.') + 1)..].Split('[')[0];

    private async Task<List<(string Unit, JsonNode Document)>> OverAsync(CancellationToken cancellationToken)
    {
        var over = new List<(string, JsonNode)>();
        var texts = await DraftComparison.TextsAsync(work, draft.CoverageYear, cancellationToken);
        foreach (var (unit, text) in texts.Where(text => text.Key != draft.OrgCode && draft.OrgCode.Contains(text.Key)))
        {
            over.Add((await work.UnitNameAsync(unit, cancellationToken), PlanJson.Parse(text.Json)!));
        }

        return over;
    }
}
