using EnrollmentPortal.Domain.Plans.Calendar;
using EnrollmentPortal.Domain.Plans.Identities;

namespace EnrollmentPortal.Domain.Plans.Reading;

/// <summary>What one reading shares: faults, and the keys that other parts refer to.</summary>
internal sealed class PlanContext(IReadOnlyDictionary<string, string> choices)
{
    private readonly Dictionary<(string Label, string Path), (PlanNode Node, HashSet<string> Read)> _nodes = [];
    private readonly List<PlanFault> _faults = [];

    internal Dictionary<string, PlanDocument> Documents { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, Clause> Clauses { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, Assumption> Assumptions { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, Warning> Warnings { get; } = new(StringComparer.Ordinal);

    internal IReadOnlyList<IdentityGroup> Groups { get; set; } = [];

    internal IReadOnlyList<CollectionWindow> Windows { get; set; } = [];

    internal IReadOnlyList<PlanFault> Faults => _faults;

    internal void Add(PlanFault fault) => _faults.Add(fault);

    /// <summary>Notes a node; a part that is read twice shares what has been read of it.</summary>
    /// <returns>True the first time.</returns>
    internal bool Track(PlanNode node, out HashSet<string> read)
    {
        var key = (node.Label, node.Path);
        if (_nodes.TryGetValue(key, out var known))
        {
            read = known.Read;
            return false;
        }

        read = new HashSet<string>(StringComparer.Ordinal);
        _nodes.Add(key, (node, read));
        return true;
    }

    /// <summary>The value of a question: a caller's choice goes before the document's.</summary>
    internal string ChosenValue(string question, string written) => choices.GetValueOrDefault(question, written);

    /// <summary>Reports what stands in the document but was never read: a typing error would change a rule silently.</summary>
    internal void ReportUnread()
    {
        foreach (var (node, _) in _nodes.Values)
        {
            node.ReportUnread();
        }
    }
}
