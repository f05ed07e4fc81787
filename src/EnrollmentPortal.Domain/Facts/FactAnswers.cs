using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Facts;

/// <summary>The answers to each kind of fact, in the order of their bits, as they are written in files and in the register.</summary>
public static class FactAnswers
{
    /// <summary>Asked, and the person could not say. It is priced as a fact that is not stated.</summary>
    public const string Unstated = "unstated";

    // So many years in a row are told apart; no plan's rule looks further.
    private const int MaxYears = 30;

    private static readonly ImmutableArray<string> YesNo = [Unstated, "no", "yes"];
    private static readonly ImmutableArray<string> Events = [.. Vocabulary<LifeEventKind>.Names];
    private static readonly ImmutableArray<string> Students = [.. Vocabulary<StudentKind>.Names];
    private static readonly ImmutableArray<string> Insurances = [.. Vocabulary<OtherInsurance>.Names];
    private static readonly ImmutableArray<string> Statuses = [.. Vocabulary<ServiceStatus>.Names];
    private static readonly ImmutableArray<string> Residences = [.. Vocabulary<Residence>.Names];
    private static readonly ImmutableArray<string> PaidYears = [Unstated, "this", "previous", "both"];
    private static readonly ImmutableArray<string> Years =
        [Unstated, .. Enumerable.Range(0, MaxYears).Select(years => years.ToString(CultureInfo.InvariantCulture))];

    /// <summary>The kinds that a desk can ask for because a price turns on them; the others are days and amounts that the portal's own books know.</summary>
    public static ImmutableArray<FactKind> Askable { get; } =
    [
        FactKind.Event, FactKind.Independent, FactKind.GuardianPaid, FactKind.YearsPaid, FactKind.InsuredElsewhere, FactKind.EmployeeInsuranceDue,
        FactKind.Hardship, FactKind.Status, FactKind.Student, FactKind.InsuredAtUniversity, FactKind.StudiesHere, FactKind.PaidBySchoolYear,
        FactKind.EmployeeWaiting, FactKind.IdDocument, FactKind.SpecialReason, FactKind.Renewal, FactKind.Migrant, FactKind.InterruptedYears,
        FactKind.BoughtBackYears,
    ];

    /// <summary>The answers of a kind; empty for days and amounts, and for what no table asks.</summary>
    /// <remarks>The years that a newborn pays for are answered seen from the coverage year: <c>this</c>, <c>previous</c>, <c>both</c>.</remarks>
    public static ImmutableArray<string> Of(FactKind kind) => kind switch
    {
        FactKind.Event => Events,
        FactKind.Student => Students,
        FactKind.InsuredElsewhere => Insurances,
        FactKind.Status => Statuses,
        FactKind.Residence => Residences,
        FactKind.YearsPaid => PaidYears,
        FactKind.InterruptedYears or FactKind.BoughtBackYears or FactKind.ContinuousYears or FactKind.YearsWithoutClaims => Years,
        FactKind.Independent or FactKind.GuardianPaid or FactKind.EmployeeInsuranceDue or FactKind.Hardship or FactKind.InsuredAtUniversity
            or FactKind.StudiesHere or FactKind.PaidBySchoolYear or FactKind.EmployeeWaiting or FactKind.IdDocument or FactKind.SpecialReason
            or FactKind.Renewal or FactKind.Migrant or FactKind.Certified or FactKind.DataLate or FactKind.HouseholdIncomplete => YesNo,
        FactKind.EmployeeInsuredFrom or FactKind.CertifiedOn or FactKind.RemovedOn or FactKind.RefundRequestedOn or FactKind.PaidBefore or FactKind.PaidAs
            or FactKind.NotEnrolling => [],
    };

    /// <summary>The answers in an open fact.</summary>
    public static IEnumerable<string> Of(OpenFact open)
    {
        var answers = Of(open.Kind);
        for (var left = open.Possible; left != 0; left &= left - 1)
        {
            yield return answers[BitOperations.TrailingZeroCount(left)];
        }
    }

    /// <summary>The answer as the register and files write it: the years that a newborn pays for are written out.</summary>
    public static string Written(FactKind kind, string answer, int coverageYear) => (kind, answer) switch
    {
        (FactKind.YearsPaid, "this") => Text(coverageYear),
        (FactKind.YearsPaid, "previous") => Text(coverageYear - 1),
        (FactKind.YearsPaid, "both") => $"{Text(coverageYear - 1)}+{Text(coverageYear)}",
        _ => answer,
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The bits of every answer of a kind.</summary>
    public static ulong All(FactKind kind) => (1UL << Of(kind).Length) - 1;

    /// <summary>Of the answers "how many years": not stated, none, and so many or more.</summary>
    internal static ulong NoneOrAtLeast(int years) => 0b11UL | (ulong.MaxValue << (1 + Math.Min(years, MaxYears - 1)));

    /// <summary>The bit of an answer, or none where the kind has no such answer.</summary>
    public static ulong BitOf(FactKind kind, string answer) => Of(kind).IndexOf(answer) is >= 0 and var index ? 1UL << index : 0;

    /// <summary>The circumstances with one fact answered.</summary>
    /// <param name="known">What is known so far.</param>
    /// <param name="kind">The fact.</param>
    /// <param name="bit">Which of its answers.</param>
    /// <param name="coverageYear">The year that is paid for.</param>
    /// <param name="eventOn">The day, where the answer is a life event.</param>
    public static Circumstances With(Circumstances known, FactKind kind, int bit, int coverageYear, DateOnly eventOn = default)
    {
        bool? yes = bit switch { 0 => null, 1 => false, _ => true };
        int? years = bit == 0 ? null : bit - 1;
        return kind switch
        {
            FactKind.Event => known with { Event = bit == 0 ? null : new LifeEvent((LifeEventKind)bit, eventOn) },
            FactKind.Student => known with { Student = (StudentKind)bit },
            FactKind.InsuredElsewhere => known with { InsuredElsewhere = (OtherInsurance)bit },
            FactKind.Status => known with { Status = (ServiceStatus)bit },
            FactKind.Residence => known with { Residence = (Residence)bit },
            FactKind.YearsPaid => known with { YearsPaid = YearsOf((YearsPaid)bit, coverageYear) },
            FactKind.InterruptedYears => known with { InterruptedYears = years },
            FactKind.BoughtBackYears => known with { BoughtBackYears = years },
            FactKind.ContinuousYears => known with { ContinuousYears = years },
            FactKind.YearsWithoutClaims => known with { YearsWithoutClaims = years },
            FactKind.Independent => known with { Independent = yes },
            FactKind.GuardianPaid => known with { GuardianPaid = yes },
            FactKind.EmployeeInsuranceDue => known with { EmployeeInsuranceDue = yes },
            FactKind.Hardship => known with { Hardship = yes },
            FactKind.InsuredAtUniversity => known with { InsuredAtUniversity = yes },
            FactKind.StudiesHere => known with { StudiesHere = yes },
            FactKind.PaidBySchoolYear => known with { PaidBySchoolYear = yes },
            FactKind.EmployeeWaiting => known with { EmployeeWaiting = yes },
            FactKind.IdDocument => known with { IdDocument = yes },
            FactKind.SpecialReason => known with { SpecialReason = yes },
            FactKind.Renewal => known with { Renewal = yes },
            FactKind.Migrant => known with { Migrant = yes },
            FactKind.Certified => known with { Certified = yes },
            FactKind.DataLate => known with { DataLate = yes },
            FactKind.HouseholdIncomplete => known with { HouseholdIncomplete = yes },
            FactKind.EmployeeInsuredFrom or FactKind.CertifiedOn or FactKind.RemovedOn or FactKind.RefundRequestedOn or FactKind.PaidBefore or FactKind.PaidAs
            or FactKind.NotEnrolling =>
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "No table asks for one of its answers."),
        };
    }

    private static IReadOnlyList<int> YearsOf(YearsPaid paid, int coverageYear) => paid switch
    {
        YearsPaid.This => [coverageYear],
        YearsPaid.Previous => [coverageYear - 1],
        YearsPaid.Both => [coverageYear - 1, coverageYear],
        YearsPaid.Unstated or YearsPaid.Other => [],
    };
}
