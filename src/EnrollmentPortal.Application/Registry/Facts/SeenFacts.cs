using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;

namespace EnrollmentPortal.Application.Registry.Facts;

/// <summary>Facts as far as a user may know them. Every use case that cadres have asks here before it answers.</summary>
/// <remarks>Hardship and prison are not the village's affair. One hidden answer hides its kind: where an older answer is shown and the one in
/// its place is not, the gap tells what it is.</remarks>
internal static class SeenFacts
{
    /// <summary>The kinds of which the user sees nothing about the person; empty for all but cadres.</summary>
    /// <param name="actor">The user.</param>
    /// <param name="person">With the exemptions that hold and held.</param>
    /// <param name="facts">Everything that was recorded about the person.</param>
    public static IReadOnlySet<FactKind> HiddenFrom(Actor actor, Person person, PersonFacts facts)
    {
        var hidden = new HashSet<FactKind>();
        if (actor.Role == Role.VillageCadre)
        {
            hidden.UnionWith(facts.HiddenFromCadres);
            hidden.UnionWith(IsHidden(person.Exemption?.Reason) || IsHidden(person.LastExemption?.Reason) ? FactKinds.OfPrison : []);
        }

        return hidden;
    }

    /// <summary>The kind that a line of the trail about an answer tells of.</summary>
    /// <param name="values">As <see cref="FactRecorder"/> writes them.</param>
    public static FactKind KindIn(string values) => Enum.Parse<FactKind>(JsonNode.Parse(values)!["fact"]!.GetValue<string>().Split('=')[0]);

    private static bool IsHidden(ExemptionReason? reason) => reason?.IsHiddenFromCadres() == true;
}
