using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.IdNumbers;
using FluentValidation;

namespace EnrollmentPortal.Application.Registry;

/// <summary>A person to put on the books, as the form has them.</summary>
/// <param name="IdNumber">As it was typed; the use case reads it by the tenant's rules.</param>
/// <param name="Sex">As the household register states it; must agree with the number.</param>
/// <param name="BornOn">As the household register states it; must agree with the number.</param>
/// <param name="Residence">The ground on which the person may enrol here, in the plan's vocabulary.</param>
/// <param name="Exemption">Why the person need not enrol here; null for people who should.</param>
/// <param name="ExemptionNote">The evidence: where and how the person is insured, the number of the certificate.</param>
/// <param name="Newborn">Null for people who are no newborn.</param>
public sealed record NewMember(
    string Name,
    Relation? Relation,
    string IdNumber,
    Sex? Sex,
    DateOnly? BornOn,
    EthnicGroup EthnicGroup,
    string? Phone,
    string Residence,
    ExemptionReason? Exemption = null,
    string? ExemptionNote = null,
    NewbornAnswers? Newborn = null);

/// <summary>What is asked when a newborn is registered; it decides the price and the first day of cover in some plans.</summary>
/// <param name="Independent">独立参保: the child enrols by itself; null where nobody asked.</param>
/// <param name="GuardianPaid">The guardian is insured and has paid for the year; null where nobody asked.</param>
/// <param name="Evidence">Who was asked.</param>
public sealed record NewbornAnswers(Answer? Independent, Answer? GuardianPaid, string Evidence);

/// <summary>Shape only: whether a number is genuine and free is the use case's affair.</summary>
public sealed class NewMemberValidator : AbstractValidator<NewMember>
{
    /// <summary>Room for the long names of some ethnic groups.</summary>
    public const int MaxNameLength = 50;

    /// <summary>Long enough for a sentence about the evidence.</summary>
    public const int MaxNoteLength = 200;

    public NewMemberValidator()
    {
        RuleFor(member => member.Name).Must(name => !string.IsNullOrWhiteSpace(name)).WithErrorCode(RegistryCodes.NameMissing);
        RuleFor(member => member.Name).MaximumLength(MaxNameLength).WithErrorCode(RegistryCodes.NameTooLong);
        RuleFor(member => member.Relation).NotNull().WithErrorCode(RegistryCodes.RelationMissing);
        RuleFor(member => member.IdNumber).Must(number => !string.IsNullOrWhiteSpace(number)).WithErrorCode(RegistryCodes.IdNumberMissing);
        RuleFor(member => member.Sex).NotNull().WithErrorCode(RegistryCodes.SexMissing);
        RuleFor(member => member.BornOn).NotNull().WithErrorCode(RegistryCodes.BirthDateMissing);
        RuleFor(member => member.EthnicGroup).IsInEnum().WithErrorCode(RegistryCodes.EthnicGroupMissing);
        RuleFor(member => member.Phone).Must(PhoneText.IsShaped).WithErrorCode(RegistryCodes.Phone);
        RuleFor(member => member.Residence).Must(ResidenceGrounds.All.Contains).WithErrorCode(RegistryCodes.ResidenceMissing);
        RuleFor(member => member.ExemptionNote).MaximumLength(MaxNoteLength).WithErrorCode(RegistryCodes.ExemptionNoteTooLong);
        RuleFor(member => member.Newborn).Must(newborn => newborn is null || newborn.Evidence.Trim().Length is > 0 and <= MaxNoteLength).WithErrorCode(PeopleCodes.EvidenceMissing);
        RuleFor(member => member.ExemptionNote)
            .Must(note => !string.IsNullOrWhiteSpace(note))
            .When(member => member.Exemption is { } reason && NeedsEvidence(reason))
            .WithErrorCode(RegistryCodes.ExemptionEvidenceMissing);
    }

    // People who are insured elsewhere are asked where and how; "other" means nothing without words.
    private static bool NeedsEvidence(ExemptionReason reason) => reason switch
    {
        ExemptionReason.InsuredElsewhere or ExemptionReason.Other => true,
        ExemptionReason.Deceased or ExemptionReason.EmployeeInsurance or ExemptionReason.MilitaryService
            or ExemptionReason.Imprisoned or ExemptionReason.MovedAway => false,
    };
}
