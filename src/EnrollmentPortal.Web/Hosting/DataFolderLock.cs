namespace EnrollmentPortal.Web.Hosting;

/// <summary>One portal a data folder: the second one would stop the PostgreSQL of both when it ends.</summary>
/// <remarks>The system gives the lock back however the program ends. Commands beside a running portal do not take it.</remarks>
internal static class DataFolderLock
{
    /// <exception cref="CommandLineException">The folder cannot be made, or a portal runs on it already.</exception>
    public static IDisposable Take(string dataFolder)
    {
        try
        {
            Directory.CreateDirectory(dataFolder);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new CommandLineException($"the folder {dataFolder} cannot be made: {problem.Message}");
        }

        try
        {
            return new FileStream(Path.Combine(dataFolder, "portal.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new CommandLineException($"a portal runs on {dataFolder} already: stop it first, or name another folder with --data");
        }
    }
}
