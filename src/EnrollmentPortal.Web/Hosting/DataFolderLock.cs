using EnrollmentPortal.Web.Hosting.Commands;

namespace EnrollmentPortal.Web.Hosting;

/// <summary>One portal a data folder: the second one would stop the PostgreSQL of both when it ends.</summary>
/// <remarks>The system gives the lock back however the program ends. Commands beside a running portal do not take it.</remarks>
internal static class DataFolderLock
{
    /// <exception cref="CommandLineException">The folder cannot be used, or a portal runs on it already.</exception>
    public static IDisposable Take(string dataFolder)
    {
        var file = Path.Combine(dataFolder, "portal.lock");
        try
        {
            Directory.CreateDirectory(dataFolder);
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(file))
        {
            throw new CommandLineException($"a portal runs on {dataFolder} already: stop it first, or name another folder with --data");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new CommandLineException($"the folder {dataFolder} cannot be used: {problem.Message}");
        }
    }
}
