using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Kernel;
using FluentValidation;

namespace EnrollmentPortal.Application.Households.Duplicates;

/// <summary>What is chosen from one of the two records.</summary>
public enum MergedField
{
    /// <summary>The name.</summary>
    Name,

    /// <summary>The number with birth date and sex; the other one still finds the person.</summary>
    IdNumber,

    /// <summary>The household with village and relation to its head.</summary>
    Household,

    /// <summary>The person's own telephone.</summary>
    Phone,

    /// <summary>民族.</summary>
    EthnicGroup,

    /// <summary>The ground on which the person may enrol here.</summary>
    Residence,

    /// <summary>The exemption, or that there is none.</summary>
    Exemption,
}

/// <summary>合并: two records of one person become one.</summary>
/// <param name="FromSecond">Fields that are taken from the second record; all others come from the first.</param>
/// <param name="Reason">By which evidence they are one person.</param>
public sealed record MergePeopleCommand(Guid FirstId, Guid SecondId, IReadOnlyCollection<MergedField> FromSecond, string? Reason);

/// <summary>The record that stayed.</summary>
public sealed record MergedRecord(Guid PersonId, string Name, Guid HouseholdId);

/// <summary>Shape only.</summary>
public sealed class MergePeopleValidator : AbstractValidator<MergePeopleCommand>
{
    public MergePeopleValidator()
    {
        RuleFor(command => command.SecondId).NotEqual(command => command.FirstId).WithErrorCode(PeopleCodes.SameRecord);
        RuleFor(command => command.Reason).Must(reason => !string.IsNullOrWhiteSpace(reason)).WithErrorCode(PeopleCodes.EvidenceMissing);
        RuleFor(command => command.Reason).MaximumLength(NewMemberValidator.MaxNoteLength).WithErrorCode(RegistryCodes.ExemptionNoteTooLong);
    }
}

/// <summary>Merges two records: chosen fields, all identities, all earlier numbers and enrolments; the record that is given up leads to the other.</summary>
/// <remarks>The record with this year's enrolment stays, because the ledger names it; without one, the first stays. Two enrolments in one
/// campaign cannot become one: money must be given back first.</remarks>
public sealed class MergePeople(Database database, AuditTrail audit, IValidator<MergePeopleCommand> validator, TimeProvider clock) : IUseCase
{
    public static Grant Requires => Grant.MergeRecords;

    /// <returns>The record that stays, the command's first fault, or one of <see cref="RegistryErrors"/>.</returns>
    public async Task<Result<MergedRecord>> ExecuteAsync(MergePeopleCommand command, Actor actor, CancellationToken cancellationToken)
    {
        var allowed = actor.Authorize(Requires);
        if (validator.FaultIn(command) is { } fault)
        {
            return fault;
        }

        await using var work = await database.BeginAsync(allowed, cancellationToken);
        return await new RecordMerge(work, actor, audit, clock).ExecuteAsync(command, cancellationToken);
    }
}
