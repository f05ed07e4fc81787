using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Tables;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Contributions;

/// <summary>Whether a payment leaves out somebody of the household who should enrol. It stops no payment: the plan's words about it are kept with it.</summary>
internal static class LeftOut
{
    /// <returns>False also where the plan says nothing about it.</returns>
    public static async Task<bool> AnyAsync(Desk desk, RecordContributionCommand command, CancellationToken cancellationToken)
    {
        var (plan, work) = (desk.Plan.Plan, desk.Work);
        if (!plan.HouseholdNotices.Any())
        {
            return false;
        }

        var paid = command.Lines.Select(line => line.PersonId).ToHashSet();
        var others = desk.Household.Members.Where(person => person.Exemption is null && !paid.Contains(person.Id)).ToList();
        var ids = others.ConvertAll(person => person.Id);
        var enrolled = await work.Enrollments.Where(row => row.CampaignId == desk.Campaign.Id && ids.Contains(row.PersonId))
            .Select(row => row.PersonId).ToListAsync(cancellationToken);
        var missing = others.FindAll(person => !enrolled.Contains(person.Id) && MayEnrol(plan, person, work.Today));
        var elsewhere = await work.CoverageElsewhereAsync(missing, desk.Campaign.CoverageYear, cancellationToken);
        return missing.Exists(person => !elsewhere.ContainsKey(person.Id));
    }

    // As MemberSheet.MayEnrol: people that the plan refuses are not left out.
    private static bool MayEnrol(Plan plan, Person person, DateOnly today)
    {
        var applicant = RegisteredApplicant.Of(plan, person, today);
        return Assessor.Check(plan, applicant, tier: null) is null
            && Assessor.PriceList(plan, applicant, today).Any(price => price.Verdict != Verdict.Refused);
    }
}
