using EnrollmentPortal.Domain.Kernel;
using FluentValidation;

namespace EnrollmentPortal.Application.Access;

/// <summary>A validator's answer as a refusal.</summary>
internal static class ValidatorFault
{
    /// <summary>The first fault of the shape, or null.</summary>
    public static Error? FaultIn<T>(this IValidator<T> validator, T command) =>
        validator.Validate(command).Errors is [var fault, ..] ? new Error(fault.ErrorCode) : null;
}
