using System.Diagnostics;

namespace EnrollmentPortal.Web.Tests.Harness;

/// <summary>The built program as a child process: what it prints, how it ends.</summary>
internal sealed class PortalProcess : IAsyncDisposable
{
    // Generous: a first start creates a cluster and loads people on a machine that may be busy with other suites.
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly Lock _gate = new();
    private readonly List<string> _output = [];
    private readonly List<string> _errors = [];
    private TaskCompletionSource _news = NewNews();

    private PortalProcess(Process process) => _process = process;

    public int Id => _process.Id;

    /// <summary>What it wrote to standard output so far.</summary>
    public IReadOnlyList<string> Output => Copy(_output);

    /// <summary>What it wrote to standard error so far.</summary>
    public IReadOnlyList<string> Errors => Copy(_errors);

    public bool HasExited => _process.HasExited;

    public static PortalProcess Start(params IReadOnlyList<string> arguments) => StartOn(null, arguments);

    /// <summary>On the database of a connection, rather than on one of its own.</summary>
    public static PortalProcess StartOn(string? connection, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [BuiltProgram.Path, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        // Whatever database the developer works with is not ours to touch.
        start.Environment.Remove("ConnectionStrings__Portal");
        start.Environment.Remove("ConnectionStrings__PortalApplication");
        // A test may speak for any visitor by naming their address, as a proxy on this machine would.
        start.Environment["Proxies"] = "127.0.0.1";
        if (connection is not null)
        {
            start.Environment["ConnectionStrings__Portal"] = connection;
        }

        var portal = new PortalProcess(Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started."));
        portal.Listen();
        return portal;
    }

    /// <summary>The first line of output that begins with the text, without it.</summary>
    /// <exception cref="InvalidOperationException">The program ended before it printed such a line, or took too long.</exception>
    public async Task<string> LineAsync(string beginning)
    {
        var end = Stopwatch.StartNew();
        while (true)
        {
            var news = News();
            if (Output.FirstOrDefault(line => line.StartsWith(beginning, StringComparison.Ordinal)) is { } line)
            {
                return line[beginning.Length..];
            }

            if (_process.HasExited || end.Elapsed > StartTimeout)
            {
                throw new InvalidOperationException($"The program printed no '{beginning}'.\n{Transcript()}");
            }

            await Task.WhenAny(news, Task.Delay(TimeSpan.FromMilliseconds(200)));
        }
    }

    /// <summary>Writes a line to its standard input, and ends it.</summary>
    public async Task TypeAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        _process.StandardInput.Close();
    }

    /// <summary>The exit status, once everything that it printed was read.</summary>
    public async Task<int> ExitAsync()
    {
        using var patience = new CancellationTokenSource(StartTimeout);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>Sends a signal such as <c>TERM</c> or <c>KILL</c>.</summary>
    public async Task SignalAsync(string signal) => await SignalAsync(Id, signal);

    /// <summary>Sends a signal to any process by its id.</summary>
    public static async Task SignalAsync(int process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    public string Transcript() => string.Join('\n', [.. Output, .. Errors]);

    /// <summary>Stops the program in the way an administrator would, and its database with it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await SignalAsync("TERM");
            await ExitAsync();
        }

        _process.Dispose();
    }

    private static TaskCompletionSource NewNews() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Listen()
    {
        _process.OutputDataReceived += (_, line) => Add(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Add(_errors, line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Add(List<string> lines, string? line)
    {
        lock (_gate)
        {
            if (line is not null)
            {
                lines.Add(line);
            }

            _news.TrySetResult();
            _news = NewNews();
        }
    }

    private Task News()
    {
        lock (_gate)
        {
            return _news.Task;
        }
    }

    private List<string> Copy(List<string> lines)
    {
        lock (_gate)
        {
            return [.. lines];
        }
    }
}
