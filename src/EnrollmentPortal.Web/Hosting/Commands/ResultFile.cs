namespace EnrollmentPortal.Web.Hosting.Commands;

/// <summary>A file that appears under its name only when it is complete; until then whatever stood there stays.</summary>
internal sealed class ResultFile : IAsyncDisposable
{
    private readonly string _path;
    private readonly string _unfinished;
    private readonly FileStream _content;

    private ResultFile(string path, string unfinished)
    {
        (_path, _unfinished) = (path, unfinished);
        _content = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 64 * 1024, useAsync: true);
    }

    /// <summary>What is to stand in the file.</summary>
    public Stream Content => _content;

    /// <exception cref="CommandLineException">The path is a folder or a device.</exception>
    /// <exception cref="IOException">The folder does not exist or cannot be written to.</exception>
    public static ResultFile Create(string path)
    {
        // A link stays a link; its target is replaced.
        var full = File.Exists(path) && File.ResolveLinkTarget(path, returnFinalTarget: true) is { } target ? target.FullName : Path.GetFullPath(path);
        if (Directory.Exists(full) || full.StartsWith("/dev/", StringComparison.Ordinal) || full.StartsWith("/proc/", StringComparison.Ordinal))
        {
            // Moving a file over a device would destroy the device.
            throw new CommandLineException($"'{path}' is no file that can be written");
        }

        return new ResultFile(full, $"{full}.{Guid.NewGuid().ToString("N")[..8]}.unfinished");
    }

    /// <summary>Puts the file in its place.</summary>
    public async Task CompleteAsync()
    {
        await _content.DisposeAsync();
        File.Move(_unfinished, _path, overwrite: true);
    }

    public async ValueTask DisposeAsync()
    {
        await _content.DisposeAsync();
        File.Delete(_unfinished);
    }
}
