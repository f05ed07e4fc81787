using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using EnrollmentPortal.Web.Tests.Harness;

namespace EnrollmentPortal.Web.Tests.Architecture;

/// <summary>A package of a lock file, and what its maker says of its licence.</summary>
/// <param name="IsShipped">Part of the program; else of its build and its tests.</param>
internal sealed record Notice(string Name, string Version, string Licence, bool IsShipped);

/// <summary>The packages of all lock files.</summary>
internal static class Notices
{
    private const string Begin = "## Packages\n";

    public static string PagePath { get; } = Path.Combine(BuiltProgram.Root, "docs", "third-party-notices.md");

    public static IReadOnlyList<Notice> Read() =>
    [
        .. NuGet().Concat(Npm())
            .GroupBy(notice => (notice.Name, notice.Version))
            .Select(same => same.First() with { IsShipped = same.Any(notice => notice.IsShipped) })
            .OrderBy(notice => notice.Name, StringComparer.OrdinalIgnoreCase).ThenBy(notice => notice.Version, StringComparer.Ordinal),
    ];

    /// <summary>The page with its last chapter rewritten.</summary>
    public static string Page(IReadOnlyList<Notice> notices, string page)
    {
        var report = new StringBuilder(page[..page.IndexOf(Begin, StringComparison.Ordinal)]).Append(Begin).Append('\n')
            .Append("From the lock files of the package managers and the packages' own metadata; the licence texts come with the packages. `NoticeTests` writes this chapter.\n");
        foreach (var part in notices.GroupBy(notice => notice.IsShipped).OrderByDescending(part => part.Key))
        {
            report.Append(CultureInfo.InvariantCulture, $"\n### {(part.Key ? "In the program" : "For building and testing")}\n\n| package | version | licence |\n|---|---|---|\n");
            foreach (var notice in part)
            {
                report.Append(CultureInfo.InvariantCulture, $"| {notice.Name} | {notice.Version} | {notice.Licence} |\n");
            }
        }

        return report.ToString();
    }

    private static IEnumerable<Notice> NuGet()
    {
        var folders = PackageFolders();
        foreach (var file in LockFiles("src").Concat(LockFiles("tests")))
        {
            var isShipped = SourceTree.Name(file).StartsWith("src", StringComparison.Ordinal);
            using var lockFile = JsonDocument.Parse(File.ReadAllText(file));
            foreach (var package in lockFile.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(framework => framework.Value.EnumerateObject()))
            {
                if (package.Value.GetProperty("type").GetString() is not "Project")
                {
                    var version = package.Value.GetProperty("resolved").GetString()!;
                    yield return new Notice(package.Name, version, LicenceOf(folders, package.Name, version), isShipped && !IsAnalyzer(package.Name));
                }
            }
        }
    }

    private static IEnumerable<string> LockFiles(string part) =>
        Directory.EnumerateFiles(Path.Combine(BuiltProgram.Root, part), "packages.lock.json", SearchOption.AllDirectories);

    private static bool IsAnalyzer(string name) => name.Contains("Analyzer", StringComparison.Ordinal);

    // Where the restore of these tests has put them.
    private static string[] PackageFolders()
    {
        using var assets = JsonDocument.Parse(File.ReadAllText(Path.Combine(BuiltProgram.Root, "tests", "EnrollmentPortal.Web.Tests", "obj", "project.assets.json")));
        return [.. assets.RootElement.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name)];
    }

    private static string LicenceOf(string[] folders, string name, string version)
    {
        var id = name.ToLowerInvariant();
        var file = folders.Select(folder => Path.Combine(folder, id, version, $"{id}.nuspec")).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"{name} {version} has not been restored.");
        var metadata = XDocument.Load(file).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
        return metadata.Elements().SingleOrDefault(element => element.Name.LocalName == "license")?.Value ?? "not declared";
    }

    // What is bundled goes to the browser; the bundler does not.
    private static IEnumerable<Notice> Npm()
    {
        var web = Path.Combine(BuiltProgram.Root, "src", "EnrollmentPortal.Web");
        using var lockFile = JsonDocument.Parse(File.ReadAllText(Path.Combine(web, "package-lock.json")));
        foreach (var package in lockFile.RootElement.GetProperty("packages").EnumerateObject().Where(package => package.Name.Length > 0))
        {
            // One build of the bundler for each system.
            if (package.Value.TryGetProperty("optional", out _))
            {
                continue;
            }

            yield return new Notice(
                package.Name["node_modules/".Length..],
                package.Value.GetProperty("version").GetString()!,
                package.Value.GetProperty("license").GetString()!,
                !package.Value.TryGetProperty("dev", out _));
        }
    }
}
