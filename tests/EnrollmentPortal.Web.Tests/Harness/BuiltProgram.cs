namespace EnrollmentPortal.Web.Tests.Harness;

/// <summary>Where the program is that these tests were built with.</summary>
internal static class BuiltProgram
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>The program itself: the one that the <c>portal</c> command has published, else the build output in the configuration of this run.</summary>
    public static string Path { get; } = Environment.GetEnvironmentVariable("PORTAL_TEST_PROGRAM") is { Length: > 0 } published
        ? published
        : System.IO.Path.Combine(Root, "src", "EnrollmentPortal.Web", "bin", Configuration(), "net10.0", "EnrollmentPortal.Web.dll");

    // The output path reads …/bin/<Configuration>/net10.0/.
    private static string Configuration() => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private static string FindRoot(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "EnrollmentPortal.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run below the solution's folder.");
    }
}
