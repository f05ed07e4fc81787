namespace EnrollmentPortal.Application.Access;

/// <summary>An actor who holds the grant that a use case names: without it the database begins nothing.</summary>
/// <remarks>Only <see cref="Actor.Authorize"/> makes one.</remarks>
public readonly struct Authorized
{
    private readonly Actor? _actor;

    internal Authorized(Actor actor) => _actor = actor;

    public Actor Actor => _actor ?? throw new InvalidOperationException("Nobody was authorized.");
}
