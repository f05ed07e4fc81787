using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Tables;

/// <summary>The file turned out to be unreadable in the middle of its rows.</summary>
public sealed class TableFileException(Error error) : Exception(error.ToString())
{
    /// <summary>What the user is told.</summary>
    public Error Error { get; } = error;
}
