using System.Security.Cryptography;
using System.Text.Json;

namespace EnrollmentPortal.Application.Registry.IdNumbers;

/// <summary>The secrets behind stored ID numbers: one key for look-up hashes, and versions of a key for encryption.</summary>
/// <remarks>A file of the data folder, or the one that <c>PORTAL_ID_KEYS</c> names; every node of an installation needs the same.
/// It is no part of the database, so that a stolen backup shows no ID number. A running portal notices within a second that the file
/// has a new version, so that keys are rotated while people work.</remarks>
public sealed class IdNumberKeys
{
    /// <summary>How old the knowledge of the file may be.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    private const string FileVariable = "PORTAL_ID_KEYS";
    private const int KeyBytes = 32;

    private readonly string _path;
    private volatile Loaded _loaded;
    private long _checkedAt;

    private IdNumberKeys(string path) => (_path, _loaded, _checkedAt) = (path, Loaded.From(path), Environment.TickCount64);

    /// <summary>The version that encrypts new numbers; older ones only decrypt.</summary>
    public byte Current => Fresh().Current;

    /// <summary>All versions that the file holds.</summary>
    public IReadOnlyCollection<byte> Versions => Fresh().Versions.Keys;

    /// <summary>Tells the look-up key from others without giving it away.</summary>
    public string Fingerprint => Convert.ToHexStringLower(HMACSHA256.HashData(_loaded.Lookup, "fingerprint"u8))[..32];

    internal ReadOnlySpan<byte> Lookup => _loaded.Lookup;

    /// <summary>Reads the key file, or makes it on the first start.</summary>
    public static IdNumberKeys Load(string dataFolder)
    {
        var path = Environment.GetEnvironmentVariable(FileVariable) is { Length: > 0 } named
            ? named
            : Path.Combine(dataFolder, "keys", "id-numbers.json");
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            Write(path, new KeyFile(NewKey(), new Dictionary<byte, string> { [1] = NewKey() }), replace: false);
        }

        return new IdNumberKeys(path);
    }

    /// <summary>Adds a version, which encrypts from now on.</summary>
    public byte AddVersion()
    {
        var file = KeyFile.Read(_path);
        var version = checked((byte)(file.Encryption.Keys.Max() + 1));
        Write(_path, file with { Encryption = new Dictionary<byte, string>(file.Encryption) { [version] = NewKey() } }, replace: true);
        _loaded = Loaded.From(_path);
        return version;
    }

    /// <summary>Takes every version but the current one out of the file. Nothing may use them any more, backups of the database included.</summary>
    public void RetireOldVersions()
    {
        var file = KeyFile.Read(_path);
        var newest = file.Encryption.Keys.Max();
        Write(_path, file with { Encryption = new Dictionary<byte, string> { [newest] = file.Encryption[newest] } }, replace: true);
        _loaded = Loaded.From(_path);
    }

    /// <exception cref="KeyNotFoundException">The key file lacks the version: it is not the one that wrote the data.</exception>
    internal ReadOnlySpan<byte> Version(byte version)
    {
        if (!_loaded.Versions.ContainsKey(version))
        {
            // Another node has added it a moment ago.
            _loaded = Loaded.From(_path);
        }

        return _loaded.Versions[version];
    }

    private Loaded Fresh()
    {
        var now = Environment.TickCount64;
        if (now - Interlocked.Read(ref _checkedAt) >= Freshness.TotalMilliseconds)
        {
            Interlocked.Exchange(ref _checkedAt, now);
            if (File.GetLastWriteTimeUtc(_path) != _loaded.Stamp)
            {
                _loaded = Loaded.From(_path);
            }
        }

        return _loaded;
    }

    // Written beside and moved, so that a crash never leaves half a key; readable by the owner alone.
    private static void Write(string path, KeyFile file, bool replace)
    {
        var draft = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(draft, options))
        {
            JsonSerializer.Serialize(stream, file);
        }

        File.Move(draft, path, replace);
    }

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes));

    private sealed record KeyFile(string Lookup, Dictionary<byte, string> Encryption)
    {
        public static KeyFile Read(string path)
        {
            using var stream = File.OpenRead(path);
            return JsonSerializer.Deserialize<KeyFile>(stream)!;
        }
    }

    /// <summary>The file as it was read.</summary>
    private sealed record Loaded(byte[] Lookup, Dictionary<byte, byte[]> Versions, byte Current, DateTime Stamp)
    {
        public static Loaded From(string path)
        {
            // The stamp first: a change in between is seen by the next look.
            var stamp = File.GetLastWriteTimeUtc(path);
            var file = KeyFile.Read(path);
            var versions = file.Encryption.ToDictionary(key => key.Key, key => Convert.FromBase64String(key.Value));
            return new Loaded(Convert.FromBase64String(file.Lookup), versions, versions.Keys.Max(), stamp);
        }
    }
}
