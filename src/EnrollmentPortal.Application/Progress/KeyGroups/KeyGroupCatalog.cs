using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Identities;
using EnrollmentPortal.Domain.Plans.Prices;

namespace EnrollmentPortal.Application.Progress.KeyGroups;

/// <summary>Which categories a reader may see, and what the plans say about them.</summary>
internal sealed class KeyGroupCatalog
{
    private readonly List<Entry> _entries = [];
    private readonly string? _department;

    /// <param name="plans">The plans that hold in the unit, the most specific first.</param>
    /// <param name="actor">A department officer sees what their department certifies, and nothing else.</param>
    public KeyGroupCatalog(IEnumerable<Plan> plans, Actor actor)
    {
        _department = actor.Role == Role.DepartmentOfficer ? actor.Department ?? string.Empty : null;
        var known = plans.ToList();
        // A county's categories may have their goals in a township's plan.
        var goals = known.SelectMany(plan => plan.KeyGroups).ToList();
        foreach (var plan in known)
        {
            _entries.AddRange(plan.Categories
                .Where(category => _entries.TrueForAll(entry => entry.Category.Name != category.Name))
                .Select(category => new Entry(category, goals.Find(group => group.Members.Contains(category.Name)))));
        }
    }

    /// <summary>The rows of the board: everything that the plans name and everything that was counted, as far as the reader may see it.</summary>
    public IReadOnlyList<KeyGroupRow> Rows(IReadOnlyDictionary<string, GroupSum> sums)
    {
        var named = _entries.Where(entry => IsVisible(entry.Category.Certifiers))
            .OrderBy(entry => entry.Group is null).ThenBy(entry => entry.Category.Order)
            .Select(entry => Row(entry, sums.GetValueOrDefault(entry.Category.Name)));
        // An identity that no plan names any more still has people; without a printed certifier only readers without a department see it.
        var unnamed = sums.Where(sum => _department is null && _entries.TrueForAll(entry => entry.Category.Name != sum.Key))
            .Select(sum => new KeyGroupRow(sum.Key, sum.Key, [], null, null, sum.Value.Registered, sum.Value.Enrolled));
        return [.. named.Concat(unnamed)];
    }

    private bool IsVisible(IReadOnlyList<string> certifiers) => _department is null || certifiers.Contains(_department);

    private static KeyGroupRow Row(Entry entry, GroupSum sum) => new(
        entry.Category.Name,
        entry.Category.EnglishName,
        entry.Category.Certifiers,
        entry.Group?.GoalPercent,
        entry.Group?.Clause.Source,
        sum.Registered,
        sum.Enrolled);

    private sealed record Entry(SubsidyCategory Category, KeyGroup? Group);
}

/// <summary>Counters of a category added up.</summary>
internal readonly record struct GroupSum(int Registered, int Enrolled);
