using System.Collections.Concurrent;

namespace EnrollmentPortal.Application.Tables;

/// <summary>A file that waits to be fetched.</summary>
/// <param name="Path">Where it lies on this machine.</param>
/// <param name="Name">What the user gets it as.</param>
public sealed record ShelvedFile(string Path, string Name, Guid OwnerId, DateTimeOffset Since);

/// <summary>Files between an upload and its use, and between a result and its download: on disk, for an hour, for their owner alone.</summary>
/// <remarks>They hold people's data. So the folder belongs to the program alone, and nothing of it outlives a start.</remarks>
public sealed class FileStore
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<Guid, ShelvedFile> _files = new();
    private readonly string _folder;
    private readonly TimeProvider _clock;

    public FileStore(string dataFolder, TimeProvider clock)
    {
        _clock = clock;
        _folder = Path.Combine(Path.GetFullPath(dataFolder), "shelf");
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    /// <summary>An empty file to fill; nobody can fetch it before it is offered.</summary>
    public FileStream Begin()
    {
        Clear();
        const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(_folder);
        }
        else
        {
            Directory.CreateDirectory(_folder, OwnerOnly);
        }

        return new FileStream(Path.Combine(_folder, Guid.NewGuid().ToString("N")), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete);
    }

    /// <summary>Lets the owner fetch the file.</summary>
    /// <returns>The id for the address.</returns>
    public Guid Offer(string path, string name, Guid ownerId)
    {
        var id = Guid.NewGuid();
        _files[id] = new ShelvedFile(path, name, ownerId, _clock.GetUtcNow());
        return id;
    }

    /// <summary>The file, unless it is somebody else's or gone.</summary>
    public ShelvedFile? Find(Guid id, Guid ownerId) =>
        _files.TryGetValue(id, out var file) && file.OwnerId == ownerId && File.Exists(file.Path) ? file : null;

    // By the files themselves, so that what was begun and never offered goes too.
    private void Clear()
    {
        var oldest = _clock.GetUtcNow() - Kept;
        foreach (var (id, _) in _files.Where(entry => entry.Value.Since < oldest))
        {
            _files.TryRemove(id, out _);
        }

        foreach (var file in Directory.Exists(_folder) ? new DirectoryInfo(_folder).EnumerateFiles() : [])
        {
            if (file.LastWriteTimeUtc < oldest.UtcDateTime)
            {
                file.Delete();
            }
        }
    }
}
