using System.Globalization;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Web.Features.Facts;

/// <summary>How an answer is entered.</summary>
public enum FactInput
{
    /// <summary>From a closed list.</summary>
    Choice,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A number of years.</summary>
    Count,
}

/// <summary>What can be recorded about a person at the window, in the order in which people are asked.</summary>
public static class FactChoices
{
    /// <summary>What departments' lists, the ledger and the register say by themselves (certification, earlier payments, who else of the
    /// household is missing) is not here.</summary>
    public static IReadOnlyList<FactKind> Kinds { get; } =
    [
        FactKind.Event, FactKind.Independent, FactKind.GuardianPaid, FactKind.YearsPaid, FactKind.Student, FactKind.InsuredAtUniversity, FactKind.StudiesHere,
        FactKind.PaidBySchoolYear, FactKind.Migrant, FactKind.Renewal, FactKind.InterruptedYears, FactKind.BoughtBackYears, FactKind.ContinuousYears,
        FactKind.YearsWithoutClaims, FactKind.SpecialReason, FactKind.InsuredElsewhere, FactKind.EmployeeInsuredFrom, FactKind.EmployeeWaiting,
        FactKind.EmployeeInsuranceDue, FactKind.Hardship, FactKind.Status, FactKind.IdDocument, FactKind.Residence, FactKind.NotEnrolling,
    ];

    public static FactInput InputOf(FactKind kind) => kind switch
    {
        FactKind.EmployeeInsuredFrom or FactKind.CertifiedOn or FactKind.RemovedOn or FactKind.RefundRequestedOn => FactInput.Day,
        FactKind.InterruptedYears or FactKind.BoughtBackYears or FactKind.ContinuousYears or FactKind.YearsWithoutClaims => FactInput.Count,
        _ => FactInput.Choice,
    };

    /// <summary>The answers to choose from; a birth is known from the birth date and not asked.</summary>
    /// <param name="coverageYear">The year of work: a newborn pays for it, for the one before, or for both.</param>
    public static IEnumerable<string> AnswersOf(FactKind kind, int coverageYear)
    {
        var (year, before) = (coverageYear.ToString(CultureInfo.InvariantCulture), (coverageYear - 1).ToString(CultureInfo.InvariantCulture));
        return kind switch
        {
            FactKind.YearsPaid => [year, before, $"{before}+{year}"],
            FactKind.Event => kind.AnswersOf().Where(answer => answer != Vocabulary<LifeEventKind>.NameOf(LifeEventKind.Newborn)),
            _ => kind.AnswersOf(),
        };
    }
}
