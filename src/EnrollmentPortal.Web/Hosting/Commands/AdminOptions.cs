namespace EnrollmentPortal.Web.Hosting.Commands;

/// <summary>What <c>admin</c> is asked to do.</summary>
internal enum AdminTask
{
    /// <summary>The first administrator of an installation.</summary>
    Create,

    /// <summary>A real county with its townships and villages.</summary>
    County,

    /// <summary>New keys for the ID numbers.</summary>
    RotateKeys,
}

/// <summary>The options of <c>admin</c>.</summary>
/// <param name="Values">By the option's name, without the dashes.</param>
internal sealed record AdminOptions(AdminTask Task, string DataFolder, IReadOnlyDictionary<string, string> Values, bool IsAnother)
{
    private static readonly Dictionary<string, (AdminTask Task, string[] Needs, string[] Knows)> Known = new(StringComparer.Ordinal)
    {
        ["create"] = (AdminTask.Create, ["user-name", "name"], []),
        ["county"] = (AdminTask.County, ["code", "name"], ["units"]),
        ["rotate-keys"] = (AdminTask.RotateKeys, [], []),
    };

    /// <returns>Null where the arguments are none of ours.</returns>
    public static AdminOptions? Parse(IReadOnlyList<string> args)
    {
        if (args.Count == 0 || !Known.TryGetValue(args[0], out var known))
        {
            return null;
        }

        var (values, isAnother) = (new Dictionary<string, string>(StringComparer.Ordinal), false);
        for (var index = 1; index < args.Count; index++)
        {
            var name = args[index].StartsWith("--", StringComparison.Ordinal) ? args[index][2..] : string.Empty;
            if (known.Task == AdminTask.Create && name == "another")
            {
                isAnother = true;
            }
            else if (index + 1 < args.Count && (name == "data" || known.Needs.Contains(name) || known.Knows.Contains(name)))
            {
                values[name] = args[++index];
            }
            else
            {
                return null;
            }
        }

        var folder = values.TryGetValue("data", out var data) ? Path.GetFullPath(data) : Path.Combine(Environment.CurrentDirectory, "data");
        return known.Needs.All(need => values.TryGetValue(need, out var value) && !string.IsNullOrWhiteSpace(value))
            ? new AdminOptions(known.Task, folder, values, isAnother)
            : null;
    }
}
