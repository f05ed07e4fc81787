using Mono.Cecil;

namespace EnrollmentPortal.Web.Tests.Architecture;

/// <summary>Which top-level folders of a project need which others.</summary>
internal sealed class FolderGraph
{
    private readonly Dictionary<string, SortedSet<string>> _needs = [];

    private FolderGraph()
    {
    }

    public static FolderGraph Of(AssemblyDefinition assembly)
    {
        var graph = new FolderGraph();
        var root = assembly.Name.Name + ".";
        var folders = assembly.MainModule.GetTypes()
            .Where(type => IlMentions.Outermost(type).Namespace.StartsWith(root, StringComparison.Ordinal))
            .ToDictionary(type => type.FullName, type => FolderOf(IlMentions.Outermost(type).Namespace[root.Length..]));
        foreach (var type in assembly.MainModule.GetTypes().Where(type => folders.ContainsKey(type.FullName)))
        {
            var folder = folders[type.FullName];
            foreach (var other in IlMentions.Of(type).Where(folders.ContainsKey).Select(name => folders[name]).Where(other => other != folder))
            {
                graph.Add(folder, other);
            }
        }

        return graph;
    }

    /// <summary>Each circle once, as the folders that need each other.</summary>
    public IReadOnlyList<string> Circles() =>
    [
        .. _needs.Keys
            .Select(folder => new SortedSet<string>(Reached(folder).Where(other => other != folder && Reached(other).Contains(folder))) { folder })
            .Where(circle => circle.Count > 1)
            .Select(circle => string.Join(", ", circle))
            .Distinct(),
    ];

    // Features are folders of their own; what is below one belongs to it.
    private static string FolderOf(string path)
    {
        var parts = path.Split('.');
        return parts[0] == "Features" && parts.Length > 1 ? $"Features.{parts[1]}" : parts[0];
    }

    private void Add(string folder, string other)
    {
        if (!_needs.TryGetValue(folder, out var others))
        {
            _needs[folder] = others = [];
        }

        others.Add(other);
    }

    private HashSet<string> Reached(string folder)
    {
        var reached = new HashSet<string>();
        var open = new Stack<string>(_needs.GetValueOrDefault(folder) ?? []);
        while (open.TryPop(out var next))
        {
            if (reached.Add(next))
            {
                foreach (var other in _needs.GetValueOrDefault(next) ?? [])
                {
                    open.Push(other);
                }
            }
        }

        return reached;
    }
}
