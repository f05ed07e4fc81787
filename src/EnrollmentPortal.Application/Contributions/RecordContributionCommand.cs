using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using FluentValidation;

namespace EnrollmentPortal.Application.Contributions;

/// <summary>A member to enrol, in the tier that the household chose.</summary>
/// <param name="ExpectedDue">What the clerk saw for this member; null where only the total was shown. Two changed prices may make the old total.</param>
public sealed record ContributionLine(Guid PersonId, string Tier, Money? ExpectedDue = null);

/// <summary>One payment for several members of a household.</summary>
/// <param name="ExpectedTotal">What the clerk saw and the payer was told: another total is refused, never silently taken.</param>
/// <param name="IdempotencyKey">Made when the household was opened; the same key is the same payment.</param>
public sealed record RecordContributionCommand(
    Guid HouseholdId,
    IReadOnlyList<ContributionLine> Lines,
    PaymentChannel Channel,
    string? Reference,
    string PayerName,
    Money ExpectedTotal,
    Guid IdempotencyKey)
{
    /// <summary>The refusal where the plan has cash taken for a reason alone and none is written down; null where nothing is missing.</summary>
    public Error? LacksCashReason(Plan plan) =>
        Channel == PaymentChannel.Cash && plan.Cash is { ReasonRequired: true } && string.IsNullOrWhiteSpace(Reference) ? ContributionErrors.CashReasonMissing : null;
}

/// <summary>What the desk shows after the payment.</summary>
/// <param name="ReceiptText">The number as it is printed.</param>
/// <param name="Repeated">True when the same click had already been recorded.</param>
public sealed record RecordedReceipt(Guid ContributionId, string ReceiptText, Money Total, bool Repeated);

/// <summary>Shape only; what the register and the plan say is the use case's affair.</summary>
public sealed class RecordContributionValidator : AbstractValidator<RecordContributionCommand>
{
    private const int MaxReferenceLength = 64;

    public RecordContributionValidator()
    {
        RuleFor(command => command.Lines).NotEmpty().WithErrorCode(ContributionCodes.NoLines);
        RuleFor(command => command.Lines)
            .Must(lines => lines.DistinctBy(line => line.PersonId).Count() == lines.Count)
            .WithErrorCode(ContributionCodes.PersonTwice);
        RuleFor(command => command.PayerName)
            .Must(name => name is { Length: <= MaxReferenceLength } && !string.IsNullOrWhiteSpace(name))
            .WithErrorCode(ContributionCodes.PayerMissing);
        RuleFor(command => command.IdempotencyKey).NotEmpty().WithErrorCode(ContributionCodes.KeyMissing);
        RuleFor(command => command.Reference)
            .Must(reference => reference is { Length: <= MaxReferenceLength } && !string.IsNullOrWhiteSpace(reference))
            .When(command => command.Channel is PaymentChannel.Pos or PaymentChannel.Online)
            .WithErrorCode(ContributionCodes.ReferenceMissing);
        RuleFor(command => command.Channel)
            .Must((command, channel) => channel == PaymentChannel.ZeroDeclaration == command.ExpectedTotal.IsZero)
            .WithErrorCode(ContributionCodes.ChannelDoesNotFit);
    }
}
