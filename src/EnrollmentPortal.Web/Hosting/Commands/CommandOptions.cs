namespace EnrollmentPortal.Web.Hosting.Commands;

/// <summary>The options of a verb: names with their values, and marks that stand alone.</summary>
internal sealed class CommandOptions
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _marks = new(StringComparer.Ordinal);
    private readonly string _usage;

    private CommandOptions(string usage) => _usage = usage;

    public string this[string name] => Find(name) ?? throw new CommandLineException($"{name} is missing; {_usage}");

    /// <summary>Where the cluster and the keys are.</summary>
    public string DataFolder => Path.GetFullPath(Find("--data") ?? Path.Combine(Environment.CurrentDirectory, "data"));

    public string? Find(string name) => _values.GetValueOrDefault(name);

    public bool Has(string mark) => _marks.Contains(mark);

    /// <param name="args">What was typed.</param>
    /// <param name="named">Options that take a value.</param>
    /// <param name="marks">Options that take none.</param>
    /// <param name="usage">Said where something else was typed.</param>
    /// <exception cref="CommandLineException">Something else was typed.</exception>
    public static CommandOptions Parse(IReadOnlyList<string> args, IReadOnlyCollection<string> named, IReadOnlyCollection<string> marks, string usage)
    {
        var options = new CommandOptions(usage);
        for (var index = 0; index < args.Count; index++)
        {
            var known = marks.Contains(args[index])
                ? options._marks.Add(args[index])
                : named.Contains(args[index]) && index + 1 < args.Count && options._values.TryAdd(args[index], args[++index]);
            if (!known)
            {
                throw new CommandLineException(usage);
            }
        }

        return options;
    }
}
