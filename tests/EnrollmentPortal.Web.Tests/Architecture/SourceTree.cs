using EnrollmentPortal.Web.Tests.Harness;

namespace EnrollmentPortal.Web.Tests.Architecture;

/// <summary>The sources that these tests were built from.</summary>
internal static class SourceTree
{
    /// <summary>Files below <c>src</c> in a project folder, without what the build made.</summary>
    /// <param name="pattern">Such as <c>*.cs</c>.</param>
    /// <param name="projects">Such as <c>EnrollmentPortal.Web</c>; all three when none is named.</param>
    public static IEnumerable<string> Files(string pattern, params string[] projects)
    {
        var source = Path.Combine(BuiltProgram.Root, "src");
        var roots = projects.Length == 0 ? [source] : projects.Select(project => Path.Combine(source, project));
        return roots.SelectMany(root => Directory.EnumerateFiles(root, pattern, SearchOption.AllDirectories)).Where(IsOurs);
    }

    /// <summary>Statements beside their classes, without the migrations.</summary>
    public static IEnumerable<string> Statements() => Files("*.sql").Where(file => Path.GetFileName(Path.GetDirectoryName(file)) != "Migrations");

    /// <summary>The path as a reader looks for it.</summary>
    public static string Name(string file) => Path.GetRelativePath(BuiltProgram.Root, file);

    private static bool IsOurs(string file) =>
        !file.Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj" or "node_modules");
}
