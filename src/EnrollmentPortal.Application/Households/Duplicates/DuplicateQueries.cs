using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Households.Duplicates;

/// <summary>Two records that come into question, with the strongest sign that stands in the clear.</summary>
internal sealed record Candidate(Guid First, Guid Second, string Sign);

/// <summary>A record of a candidate pair.</summary>
internal sealed record CandidateRecord(SuspectedRecord Shown, byte[] Cipher);

/// <summary>Finds pairs inside the scope of the unit of work.</summary>
internal static class DuplicateQueries
{
    private static readonly TimeSpan CommandTimeout = TimeSpan.FromMinutes(1);
    private static readonly SqlFile Candidates = SqlFile.Beside(typeof(DuplicateQueries), "DuplicateCandidates.sql");

    /// <remarks>Every branch joins people by equality of what hardly two share, so that PostgreSQL hashes once over the scope: seconds for a
    /// county of 650,000, a moment for a township.</remarks>
    public static async Task<List<Candidate>> CandidatesAsync(UnitOfWork work, int limit, CancellationToken cancellationToken)
    {
        work.Database.SetCommandTimeout(CommandTimeout);
        // Fresh from an import a table has no statistics, and a guess of few people would compare each with all.
        await work.Database.ExecuteSqlAsync($"set local enable_nestloop = off", cancellationToken);
        var (tenant, unit) = (work.TenantId, work.Scope.Prefix);
        return await work.Database.SqlQuery<Candidate>(Candidates.With(
            ("tenant", tenant), ("unit", unit), ("limit", limit),
            ("same_number", nameof(DuplicateSign.SameNumber)), ("number_one_digit_off", nameof(DuplicateSign.NumberOneDigitOff)),
            ("same_name_and_birth", nameof(DuplicateSign.SameNameAndBirth)), ("same_name_birth_and_village", nameof(DuplicateSign.SameNameBirthAndVillage)),
            ("sounds_alike", nameof(DuplicateSign.SoundsAlike)))).ToListAsync(cancellationToken);
    }

    public static async Task<Dictionary<Guid, CandidateRecord>> RecordsAsync(
        UnitOfWork work, IReadOnlyList<Candidate> candidates, CancellationToken cancellationToken)
    {
        var ids = candidates.SelectMany(pair => new[] { pair.First, pair.Second }).Distinct().ToList();
        var campaign = await work.CurrentCampaignAsync(cancellationToken);
        var campaignId = campaign?.Id;
        var rows = await work.People.AsNoTracking().Where(person => ids.Contains(person.Id))
            .Join(work.Households, person => person.HouseholdId, household => household.Id, (person, household) => new
            {
                person,
                household.Number,
                household.HeadName,
                Village = work.OrgUnits.Where(unit => unit.OrgCode == person.OrgCode).Select(unit => unit.Name).FirstOrDefault(),
                Enrolled = work.Enrollments.Any(row => row.CampaignId == campaignId && row.PersonId == person.Id),
            })
            .ToListAsync(cancellationToken);
        return rows.ToDictionary(
            row => row.person.Id,
            row => new CandidateRecord(
                new SuspectedRecord(
                    row.person.Id,
                    row.person.Name,
                    row.person.BornOn,
                    row.person.IdNumberMasked,
                    row.person.HouseholdId,
                    row.Number,
                    row.HeadName,
                    row.Village ?? row.person.OrgCode.Value,
                    row.Enrolled),
                row.person.IdNumberCipher));
    }
}
