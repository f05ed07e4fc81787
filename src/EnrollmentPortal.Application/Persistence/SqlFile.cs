using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace EnrollmentPortal.Application.Persistence;

/// <summary>A statement, or a part of one, that stands in a <c>.sql</c> file beside its class, with parameters by name (<c>@tenant</c>).</summary>
/// <remarks>The file begins with a comment that says what it gives and what its parameters are; the comment is not sent.</remarks>
internal sealed partial class SqlFile
{
    private readonly string _name;
    private readonly string _format;
    private readonly List<string> _parameters = [];

    private SqlFile(string name, string text)
    {
        _name = name;
        Text = string.Join('\n', text.ReplaceLineEndings("\n").TrimEnd().Split('\n').SkipWhile(line => line.StartsWith("--", StringComparison.Ordinal)));
        var escaped = Text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
        _format = Parameter().Replace(escaped, parameter => string.Create(CultureInfo.InvariantCulture, $"{{{IndexOf(parameter.Groups["name"].Value)}}}"));
    }

    /// <summary>The statement as it stands, for a command that knows parameters by name.</summary>
    public string Text { get; }

    /// <summary>Reads a file of the folder that the class stands in.</summary>
    public static SqlFile Beside(Type owner, string name)
    {
        using var stream = owner.Assembly.GetManifestResourceStream(owner, name)
            ?? throw new InvalidOperationException($"{name} is not embedded beside {owner.Name}.");
        using var reader = new StreamReader(stream);
        return new SqlFile(name, reader.ReadToEnd());
    }

    /// <summary>The statement with its values. A value that is SQL itself becomes part of it.</summary>
    /// <exception cref="ArgumentException">A parameter has no value, or a value belongs to no parameter.</exception>
    public FormattableString With(params (string Name, object? Value)[] values)
    {
        var byName = values.ToDictionary(value => value.Name, value => value.Value, StringComparer.Ordinal);
        if (!byName.Keys.ToHashSet(StringComparer.Ordinal).SetEquals(_parameters))
        {
            throw new ArgumentException($"{_name} takes {string.Join(", ", _parameters)}, not {string.Join(", ", byName.Keys)}.", nameof(values));
        }

        return SqlText.Join(FormattableStringFactory.Create(_format, [.. _parameters.Select(name => byName[name])]));
    }

    // A parameter that stands twice is sent once.
    private int IndexOf(string parameter)
    {
        if (!_parameters.Contains(parameter, StringComparer.Ordinal))
        {
            _parameters.Add(parameter);
        }

        return _parameters.IndexOf(parameter);
    }

    [GeneratedRegex(@"(?<![\w@])@(?<name>[a-z]\w*)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();
}
