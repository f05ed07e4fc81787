using System.Diagnostics;
using System.Xml.Linq;
using EnrollmentPortal.Web.Tests.Harness;

namespace EnrollmentPortal.Web.Tests.Architecture;

/// <summary>The locked restore must pass with every patch of the SDK: no file at the top level pins one.</summary>
public sealed class RestoreTests
{
    private static readonly string[] Projects = ["Domain", "Application", "Web"];

    [Fact]
    public async Task Restore_GivenAnotherPatchOfTheSdk_ThenTheLockFilesHold()
    {
        // Given the projects alone in a folder, and an SDK that would bring the browser's script in another version
        var folder = Directory.CreateTempSubdirectory("portal-restore-");
        try
        {
            await CopyProjectsAsync(folder.FullName);
            var versions = await OtherVersionsAsync(folder.FullName);

            // When
            var (status, output) = await RunAsync(
                "restore", Path.Combine(folder.FullName, "src", "EnrollmentPortal.Web"), "--locked-mode", $"-p:NETCoreSdkBundledVersionsProps={versions}");

            // Then
            Assert.True(status == 0, output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task CopyProjectsAsync(string folder)
    {
        foreach (var file in new[] { "Directory.Build.props", Path.Combine("src", "Directory.Packages.props") })
        {
            Copy(file, folder);
        }

        foreach (var project in Projects.Select(name => $"EnrollmentPortal.{name}"))
        {
            Copy(Path.Combine("src", project, $"{project}.csproj"), folder);
            Copy(Path.Combine("src", project, "packages.lock.json"), folder);
        }

        Copy(Path.Combine("src", "EnrollmentPortal.Web", "Build", "Bundle.targets"), folder);
        // A component is what makes the SDK think of the script.
        await File.WriteAllTextAsync(Path.Combine(folder, "src", "EnrollmentPortal.Web", "App.razor"), "<p></p>", TestContext.Current.CancellationToken);
    }

    private static void Copy(string file, string folder)
    {
        var to = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(Path.Combine(BuiltProgram.Root, file), to);
    }

    // Only the script's version differs: other targeting packs would have to be downloaded.
    private static async Task<string> OtherVersionsAsync(string folder)
    {
        var project = Path.Combine(folder, "src", "EnrollmentPortal.Web", "EnrollmentPortal.Web.csproj");
        var (_, answer) = await RunAsync("msbuild", project, "-getProperty:NETCoreSdkBundledVersionsProps");
        var original = Path.GetFullPath(answer.Trim());
        var text = await File.ReadAllTextAsync(original, TestContext.Current.CancellationToken);
        var document = XDocument.Parse(text.Replace("$(MSBuildThisFileDirectory)", Path.GetDirectoryName(original) + "/", StringComparison.Ordinal));
        var script = document.Descendants("KnownAspNetCorePack").Single(pack => pack.Attribute("TargetFramework")!.Value == "net10.0").Attribute("AspNetCorePackVersion")!;
        var patch = new Version(script.Value);
        script.Value = new Version(patch.Major, patch.Minor, patch.Build - 1).ToString();
        var versions = Path.Combine(folder, "OtherPatch.props");
        await File.WriteAllTextAsync(versions, document.ToString(), TestContext.Current.CancellationToken);
        return versions;
    }

    private static async Task<(int Status, string Output)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }
}
