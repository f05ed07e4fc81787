using EnrollmentPortal.Domain.Policies;

namespace EnrollmentPortal.Domain.Assessments;

/// <summary>Answers the plan's questions from what is known of the person and the payment.</summary>
internal static class FactFinder
{
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
