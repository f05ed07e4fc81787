namespace EnrollmentPortal.Application.Jobs;

/// <summary>Works on a few parts of a job beside each other, while what they bring is committed in their order.</summary>
/// <remarks>A part gets the end of the one before it and awaits that before it commits. So a job that was ended in the middle has done all parts
/// up to one and none behind it, and goes on there. Leaving it waits for every part, whatever became of them.</remarks>
internal sealed class OrderedParts(int atOnce) : IAsyncDisposable
{
    private readonly Queue<Task> _open = [];
    private Task _last = Task.CompletedTask;

    /// <summary>Begins the part; waits for an earlier one when enough are in hand.</summary>
    /// <param name="part">Works on it; is given the end of the part before.</param>
    /// <exception cref="Exception">What went wrong with an earlier part.</exception>
    public async Task AddAsync(Func<Task, Task> part)
    {
        if (_open.Count == atOnce)
        {
            await _open.Dequeue();
        }

        var before = _last;
        _last = Task.Run(() => part(before));
        _open.Enqueue(_last);
    }

    /// <summary>Waits until all parts are done.</summary>
    /// <exception cref="Exception">What went wrong with the first that failed.</exception>
    public async Task FinishAsync()
    {
        while (_open.TryDequeue(out var part))
        {
            await part;
        }
    }

    public async ValueTask DisposeAsync() => await _last.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
}
