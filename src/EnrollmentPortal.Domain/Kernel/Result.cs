using System.Diagnostics.CodeAnalysis;

namespace EnrollmentPortal.Domain.Kernel;

/// <summary>An expected refusal. The user reads the text that the resources hold under the code.</summary>
/// <param name="Code">Stable, such as <c>contribution.no-lines</c>.</param>
/// <param name="Arguments">Values for the placeholders of the text.</param>
public sealed record Error(string Code, params IReadOnlyList<object> Arguments)
{
    /// <remarks>A refusal read back from a row equals the one that was kept there.</remarks>
    public bool Equals(Error? other) => other is not null && Code == other.Code && Arguments.SequenceEqual(other.Arguments);

    public override int GetHashCode() => HashCode.Combine(Code, Arguments.Count);

    public override string ToString() => Arguments.Count == 0 ? Code : $"{Code}({string.Join(", ", Arguments)})";
}

/// <summary>A value, or the refusal that took its place.</summary>
public sealed class Result<T>
{
    private readonly T? _value;

    private Result(T? value, Error? error) => (_value, Error) = (value, error);

    /// <summary>Why there is no value; null when there is one.</summary>
    public Error? Error { get; }

    [MemberNotNullWhen(true, nameof(Error))]
    public bool IsError => Error is not null;

    /// <exception cref="InvalidOperationException">The result is an error.</exception>
    public T Value => Error is null ? _value! : throw new InvalidOperationException($"The result is the error {Error}.");

    /// <summary>The value, or nothing when the result is an error: for pages that show one or the other.</summary>
    public T? ValueOrDefault => _value;

    public static Result<T> From(T value) => new(value, null);

    public static Result<T> From(Error error) => new(default, error);

    public static implicit operator Result<T>(T value) => From(value);

    public static implicit operator Result<T>(Error error) => From(error);
}
