using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;

namespace EnrollmentPortal.Domain.Assessments.Running;

/// <summary>Answers the plan's questions from what is known of the person and the payment.</summary>
internal static class FactFinder
{
    private static readonly Fact?[] FactByKind =
        [.. Enum.GetValues<FactKind>().Select(kind => Enum.GetValues<Fact>().Select(fact => (Fact?)fact).FirstOrDefault(fact => KindOf(fact!.Value) == kind))];

    /// <summary>The kind of fact behind a question of the tables; null for what follows from other facts, the payment or the ledger.</summary>
    internal static FactKind? KindOf(Fact fact) => fact switch
    {
        Fact.Event or Fact.EventYear => FactKind.Event,
        Fact.YearsPaid => FactKind.YearsPaid,
        Fact.Independent => FactKind.Independent,
        Fact.GuardianPaid => FactKind.GuardianPaid,
        Fact.Insured => FactKind.InsuredElsewhere,
        Fact.EmployeeInsuranceDue => FactKind.EmployeeInsuranceDue,
        Fact.Hardship => FactKind.Hardship,
        Fact.Status => FactKind.Status,
        Fact.Student => FactKind.Student,
        Fact.InsuredAtUniversity => FactKind.InsuredAtUniversity,
        Fact.StudiesHere => FactKind.StudiesHere,
        Fact.PaidBySchoolYear => FactKind.PaidBySchoolYear,
        Fact.EmployeeWaiting => FactKind.EmployeeWaiting,
        Fact.IdDocument => FactKind.IdDocument,
        Fact.SpecialReason => FactKind.SpecialReason,
        Fact.Renewal => FactKind.Renewal,
        Fact.Migrant => FactKind.Migrant,
        Fact.Interruption => FactKind.InterruptedYears,
        Fact.Residence => FactKind.Residence,
        Fact.Certified => FactKind.Certified,
        Fact.HouseholdIncomplete => FactKind.HouseholdIncomplete,
        Fact.Window or Fact.Settlement or Fact.Group or Fact.Subsidy or Fact.Channel or Fact.ByAgent or Fact.CanPayElectronically
            or Fact.PaidBefore or Fact.Change or Fact.ChangeWindow or Fact.Payer => null,
    };

    /// <summary>The answers, with every unknown fact as all that it may be.</summary>
    internal static FactSheet FindOpen(Plan plan, Applicant applicant, DateOnly? paidOn)
    {
        var sheet = Find(plan, applicant, paidOn);
        foreach (var open in applicant.Open)
        {
            SetOpen(sheet, open);
        }

        return sheet;
    }

    // Bits of answers are bits of the tables' vocabulary, but for years: "how many" is asked, "whether" stands in the tables.
    private static void SetOpen(FactSheet sheet, OpenFact open)
    {
        switch (open.Kind)
        {
            case FactKind.Event:
                sheet.SetOpen(Fact.Event, open.Possible);
                sheet.SetOpen(Fact.EventYear, (1UL << Vocabulary<EventYear>.Names.Count) - 1);
                break;
            case FactKind.InterruptedYears:
                sheet.SetOpen(Fact.Interruption, (1UL << Vocabulary<Interruption>.Names.Count) - 1);
                break;
            default:
                if (FactOf(open.Kind) is { } fact)
                {
                    sheet.SetOpen(fact, open.Possible);
                }

                break;
        }
    }

    private static Fact? FactOf(FactKind kind) => FactByKind[(int)kind];

    internal static FactSheet Find(Plan plan, Applicant applicant, DateOnly? paidOn)
    {
        var known = applicant.Circumstances;
        var sheet = new FactSheet { PaidOn = paidOn, EventOn = known.Event?.On };
        sheet.Set(Fact.Window, paidOn is { } day ? WindowBit(plan, day) : FactSheet.NoDate);
        sheet.Set(Fact.Settlement, paidOn is { } paid && plan.Blackout?.Closes(paid) == true);
        SetStatus(sheet, known);
        SetAnswers(sheet, known);
        SetEvent(sheet, plan, known);
        SetChange(sheet, plan, known);
        sheet.Set(Fact.Interruption, (int)(known.InterruptedYears switch { null => Interruption.Unstated, 0 => Interruption.None, _ => Interruption.Interrupted }));
        return sheet;
    }

    private static int WindowBit(Plan plan, DateOnly day)
    {
        var windows = plan.Windows;
        if (day < windows[0].Days.From)
        {
            return FactSheet.Before;
        }

        // Windows follow each other without a gap, so the first that has not ended is the one.
        for (var index = 0; index < windows.Length; index++)
        {
            if (day <= windows[index].Days.To)
            {
                return FactSheet.FirstWindow + index;
            }
        }

        return FactSheet.After;
    }

    private static void SetStatus(FactSheet sheet, Circumstances known)
    {
        sheet.Set(Fact.Residence, (int)known.Residence);
        sheet.Set(Fact.Insured, (int)known.InsuredElsewhere);
        sheet.Set(Fact.Status, (int)known.Status);
        sheet.Set(Fact.Student, (int)known.Student);
        sheet.Set(Fact.Channel, known.Channel is { } channel ? 1 + (int)channel : 0);
    }

    private static void SetAnswers(FactSheet sheet, Circumstances known)
    {
        sheet.Set(Fact.EmployeeInsuranceDue, known.EmployeeInsuranceDue);
        sheet.Set(Fact.Hardship, known.Hardship);
        sheet.Set(Fact.InsuredAtUniversity, known.InsuredAtUniversity);
        sheet.Set(Fact.StudiesHere, known.StudiesHere);
        sheet.Set(Fact.PaidBySchoolYear, known.PaidBySchoolYear);
        sheet.Set(Fact.EmployeeWaiting, known.EmployeeWaiting);
        sheet.Set(Fact.IdDocument, known.IdDocument);
        sheet.Set(Fact.SpecialReason, known.SpecialReason);
        sheet.Set(Fact.Renewal, known.Renewal);
        sheet.Set(Fact.Migrant, known.Migrant);
        sheet.Set(Fact.Certified, known.Certified);
        sheet.Set(Fact.Independent, known.Independent);
        sheet.Set(Fact.GuardianPaid, known.GuardianPaid);
        sheet.Set(Fact.ByAgent, known.ByAgent);
        sheet.Set(Fact.CanPayElectronically, known.CanPayElectronically);
        sheet.Set(Fact.HouseholdIncomplete, known.HouseholdIncomplete);
    }

    private static void SetEvent(FactSheet sheet, Plan plan, Circumstances known)
    {
        sheet.Set(Fact.Event, (int)(known.Event?.Kind ?? LifeEventKind.None));
        var year = known.Event is { } happened ? happened.On.Year - plan.CoverageYear : (int?)null;
        sheet.Set(Fact.EventYear, (int)(year switch
        {
            null => EventYear.None,
            < -1 => EventYear.Earlier,
            -1 => EventYear.Previous,
            0 => EventYear.Coverage,
            > 0 => EventYear.Later,
        }));
        var (current, previous) = (known.YearsPaid.Contains(plan.CoverageYear), known.YearsPaid.Contains(plan.CoverageYear - 1));
        sheet.Set(Fact.YearsPaid, (int)((current, previous) switch
        {
            (true, true) => YearsPaid.Both,
            (true, false) => YearsPaid.This,
            (false, true) => YearsPaid.Previous,
            (false, false) => known.YearsPaid.Count == 0 ? YearsPaid.Unstated : YearsPaid.Other,
        }));
    }

    private static void SetChange(FactSheet sheet, Plan plan, Circumstances known)
    {
        var bits = 0UL;
        bits |= known.CertifiedOn is null ? 0 : Bit(IdentityChange.Certified);
        bits |= known.RemovedOn is null ? 0 : Bit(IdentityChange.Removed);
        bits |= known.DataLate == true ? Bit(IdentityChange.DataLate) : 0;
        bits |= known.RefundRequestedOn is null ? 0 : Bit(IdentityChange.RefundRequested);
        sheet.SetMany(Fact.Change, bits == 0 ? Bit(IdentityChange.None) : bits);
        var changedOn = known.RefundRequestedOn ?? known.CertifiedOn ?? known.RemovedOn;
        sheet.Set(Fact.ChangeWindow, changedOn is { } day ? WindowBit(plan, day) : FactSheet.NoDate);
    }

    private static ulong Bit(IdentityChange change) => 1UL << (int)change;
}
