using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry.IdNumbers;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Households;

/// <summary>What a typed number says about the person.</summary>
/// <param name="Registered">The household of the actor's scope where the person stands already; null when nobody has the number there.</param>
public sealed record IdNumberFinding(DateOnly BornOn, Sex Sex, RegisteredAlready? Registered);

/// <summary>Somebody of the actor's scope has the number.</summary>
public sealed record RegisteredAlready(string Name, Guid HouseholdId, string HouseholdNumber);

/// <summary>Reads a number while the form is filled in, so that a slip is found before the citizen has left.</summary>
/// <remarks>Whether another township has the number is told only when saving: answering here would let anybody ask about anybody.</remarks>
public sealed class CheckIdNumber(Database database, IdNumberVault vault) : IUseCase
{
    public static Grant Requires => Grant.EditRegistry;

    /// <returns>What the number states and who has it here, or an <c>id-number</c> error.</returns>
    public async Task<Result<IdNumberFinding>> ExecuteAsync(string typed, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var desk = await IdNumberReader.OpenAsync(work, vault, cancellationToken);
        var number = desk.Read(typed);
        if (number.IsError)
        {
            return number.Error;
        }

        var known = await work.FindByIdNumberAsync(vault.Hash(number.Value), cancellationToken);
        var registered = known is null ? null : new RegisteredAlready(known.Name, known.HouseholdId, known.HouseholdNumber);
        return new IdNumberFinding(number.Value.BirthDate, number.Value.Sex, registered);
    }
}
