namespace EnrollmentPortal.Application.Access;

/// <summary>A use case for everybody, visitors without an account included: it has no actor and therefore no grant to check.</summary>
/// <remarks>It works in <see cref="Tenancy.Scope.Published"/> or <see cref="Tenancy.Scope.Platform"/> alone, where the database
/// shows no row about a person. A test names every class that carries this interface, so that none is added in passing.</remarks>
public interface IPublicUseCase;
