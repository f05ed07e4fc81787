namespace EnrollmentPortal.Web.Hosting;

/// <summary>One portal a data folder: the second one would stop the PostgreSQL of both when it ends.</summary>
/// <remarks>The system gives the lock back however the program ends. Commands beside a running portal do not take it.</remarks>
internal static class DataFolderLock
{
    /// <exception cref="CommandLineException">A portal runs on the folder already.</exception>
    public static IDisposable Take(string dataFolder)
    {
        Directory.CreateDirectory(dataFolder);
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
