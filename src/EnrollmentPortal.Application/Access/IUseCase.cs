namespace EnrollmentPortal.Application.Access;

/// <summary>A use case: one public <c>ExecuteAsync</c> that takes what is asked, the actor and a cancellation token.</summary>
/// <remarks>The interface holds no method because the signatures differ; a test calls every use case with an actor who lacks
/// <see cref="Requires"/> and expects <see cref="AccessDeniedException"/>.</remarks>
public interface IUseCase
{
    /// <summary>The grant without which nothing is looked at and no transaction begins.</summary>
    static abstract Grant Requires { get; }
}
