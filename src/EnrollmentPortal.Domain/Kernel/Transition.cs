namespace EnrollmentPortal.Domain.Kernel;

/// <summary>One step of something that goes from state to state.</summary>
internal static class Transition
{
    /// <summary>The state after a step that begins in one of the states alone.</summary>
    /// <param name="state">As it is.</param>
    /// <param name="next">As it shall be.</param>
    /// <param name="from">Where the step may begin.</param>
    /// <exception cref="InvalidOperationException">It begins elsewhere: a use case that did not look first.</exception>
    public static TState Leave<TState>(TState state, TState next, params ReadOnlySpan<TState> from)
        where TState : struct, Enum => from.Contains(state) ? next : throw new InvalidOperationException($"What is {state} does not become {next}.");
}
