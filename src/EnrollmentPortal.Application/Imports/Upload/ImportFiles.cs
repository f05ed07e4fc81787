namespace EnrollmentPortal.Application.Imports.Upload;

/// <summary>Uploaded files until their import is over: they must outlive a restart, because jobs read them.</summary>
/// <remarks>They hold whole ID numbers. So the folder belongs to the program alone, and nothing stays longer than the error file may be
/// asked for.</remarks>
public sealed class ImportFiles(string dataFolder, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    private readonly string _folder = Path.Combine(Path.GetFullPath(dataFolder), "imports");

    /// <summary>Keeps a copy of the file.</summary>
    /// <returns>Its path.</returns>
    public async Task<string> KeepAsync(Guid import, Stream file, CancellationToken cancellationToken)
    {
        MakeFolder();
        Clear();
        var path = PathOf(import);
        file.Position = 0;
        await using var copy = new FileStream(path, FileMode.Create, FileAccess.Write);
        await file.CopyToAsync(copy, cancellationToken);
        return path;
    }

    /// <summary>Where the file lies; null when it was cleared away.</summary>
    public string? Find(Guid import) => File.Exists(PathOf(import)) ? PathOf(import) : null;

    public void Delete(Guid import) => File.Delete(PathOf(import));

    private string PathOf(Guid import) => Path.Combine(_folder, import.ToString("N"));

    private void MakeFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(_folder);
        }
        else
        {
            Directory.CreateDirectory(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private void Clear()
    {
        foreach (var file in new DirectoryInfo(_folder).EnumerateFiles().Where(file => clock.GetUtcNow() - new DateTimeOffset(file.LastWriteTimeUtc) > Kept))
        {
            file.Delete();
        }
    }
}
