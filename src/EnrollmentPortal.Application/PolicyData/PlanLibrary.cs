using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;

namespace EnrollmentPortal.Application.PolicyData;

/// <summary>The published plans. A unit's plan is the nearest one on the way up, for exactly the year that is asked.</summary>
public sealed partial class PlanLibrary
{
    private static readonly Lazy<IReadOnlyList<PlanText>> EmbeddedDocuments = new(ReadEmbedded);
    private static readonly Lazy<PlanLibrary> Embedded = new(() => new PlanLibrary(BuiltInDocuments));

    private readonly FrozenDictionary<(OrgCode Unit, int Year), Plan> _plans;

    /// <summary>Loads plans from documents.</summary>
    /// <param name="documents">One document a unit and year, labelled <c>unit/year</c>; a township's needs its county's.</param>
    /// <exception cref="InvalidOperationException">A document has faults, or a township's county is missing.</exception>
    public PlanLibrary(IReadOnlyList<PlanText> documents)
    {
        var byKey = documents.ToDictionary(KeyOf);
        All = [.. byKey.OrderBy(pair => pair.Key.Unit).ThenBy(pair => pair.Key.Year).Select(pair => Load(pair.Key, pair.Value, byKey))];
        _plans = All.ToFrozenDictionary(plan => (plan.Unit, plan.CoverageYear));
    }

    /// <summary>The plans that are built into the program.</summary>
    public static PlanLibrary BuiltIn => Embedded.Value;

    /// <summary>Their documents, as they are published into a tenant.</summary>
    public static IReadOnlyList<PlanText> BuiltInDocuments => EmbeddedDocuments.Value;

    /// <summary>Every plan, by unit and year; a township's is complete with what it takes over from its county.</summary>
    public IReadOnlyList<Plan> All { get; }

    /// <summary>The plan that applies to a unit: its own, or the nearest above it. Never another year's.</summary>
    public Plan? For(OrgCode unit, int coverageYear)
    {
        for (OrgCode? level = unit; level is { } code; level = code.Parent)
        {
            if (_plans.TryGetValue((code, coverageYear), out var plan))
            {
                return plan;
            }
        }

        return null;
    }

    private static Plan Load(
        (OrgCode Unit, int Year) key, PlanText document, Dictionary<(OrgCode Unit, int Year), PlanText> documents)
    {
        if (key.Unit.Level == OrgLevel.County)
        {
            return PlanLoader.Load(document).Required;
        }

        return documents.TryGetValue((key.Unit.At(OrgLevel.County), key.Year), out var county)
            ? PlanLoader.Load(county, document).Required
            : throw new InvalidOperationException($"The document {document.Label} has no county document to lie over.");
    }

    internal static (OrgCode Unit, int Year) KeyOf(PlanText document)
    {
        var parts = document.Label.Split('/');
        return (OrgCode.Parse(parts[0]), int.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    private static List<PlanText> ReadEmbedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames()
            .Select(name => (Name: name, Match: DocumentName().Match(name)))
            .Where(resource => resource.Match.Success)
            .Select(resource => new PlanText(resource.Match.Groups["label"].Value, Read(assembly, resource.Name)))];
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"^PolicyData/(?<label>[0-9]+/[0-9]{4})\.json$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DocumentName();
}
