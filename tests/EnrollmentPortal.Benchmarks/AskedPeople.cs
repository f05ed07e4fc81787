using System.Globalization;
using EnrollmentPortal.Application.Demonstration;
using EnrollmentPortal.Application.Demonstration.People;
using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Benchmarks;

/// <summary>How many people of the demonstration counties a desk asks nothing on an ordinary day of the concentrated window.</summary>
/// <remarks>Of those who should enrol: birth date, identities, residence and last year's cover as the register has them, and no recorded fact.</remarks>
internal static class AskedPeople
{
    private const int PeoplePerCounty = 20_000;
    private const double GoalPercent = 95;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(TextWriter output)
    {
        var figures = new List<Figure>();
        foreach (var tenant in DemonstrationTenant.All)
        {
            var count = Count(tenant);
            var kinds = string.Join(", ", count.Asked.OrderByDescending(kind => kind.Value).Select(kind => $"{kind.Key.KeyOf()} {kind.Value}"));
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{tenant.PlanUnit} on {tenant.BusinessDate:yyyy-MM-dd}: {count.Nothing} of {count.People} people are asked nothing; asked first: {(kinds.Length > 0 ? kinds : "none")}"));
            figures.Add(new Figure($"asked-nothing-{tenant.PlanUnit}", Share(count.Nothing, count), Share(count.Known, count), "asking all that is unknown", GoalPercent)
            {
                Unit = Figure.Percent,
            });
        }

        return figures;
    }

    private static double Share(int part, Tally count) => 100.0 * part / count.People;

    private static Tally Count(DemonstrationTenant tenant)
    {
        var plan = PlanLibrary.BuiltIn.For(tenant.PlanUnit, tenant.CoverageYear)!;
        var (questions, tally) = (new Dictionary<Alike, Answered>(), new Tally());
        var units = PopulationUnit.Of(tenant.TenantId, PeoplePerCounty);
        foreach (var household in units.SelectMany(unit => SyntheticPopulation.OfUnit(tenant, unit)))
        {
            foreach (var person in household.Members.Where(person => person.Exemption is null))
            {
                var alike = Alike.Of(plan, person, household.Residence, tenant.BusinessDate);
                if (!questions.TryGetValue(alike, out var answered))
                {
                    questions.Add(alike, answered = Ask(plan, person, household.Residence, tenant.BusinessDate));
                }

                tally.Add(answered);
            }
        }

        return tally;
    }

    private static Answered Ask(Plan plan, SyntheticPerson person, string residence, DateOnly day)
    {
        var registered = new Registered(person.BornOn, IdentitiesOn(person, day), residence, person.HistoryBefore(plan.CoverageYear), Event: null, []);
        var applicant = RegisteredApplicant.Of(plan, registered, day);
        return new Answered(OpenQuestion.Of(plan, applicant, day)?.Kind, applicant.Open.IsEmpty);
    }

    private static string[] IdentitiesOn(SyntheticPerson person, DateOnly day) =>
        [.. person.Identities.Where(identity => identity.CertifiedOn <= day).Select(identity => identity.Category)];

    private readonly record struct Answered(FactKind? Asked, bool IsAllKnown);

    /// <summary>People who differ in none of this are asked the same.</summary>
    private readonly record struct Alike(Presumed Presumed, DateOnly? Newborn, string Identities, string Residence, bool WasCovered)
    {
        public static Alike Of(Plan plan, SyntheticPerson person, string residence, DateOnly day)
        {
            var age = RegisteredApplicant.AgeClass(plan, person.BornOn, day);
            return new Alike(age.Presumed, age.Newborn, string.Join('|', IdentitiesOn(person, day)), residence, person.LastCoveredTier is not null);
        }
    }

    private sealed class Tally
    {
        public int People { get; private set; }

        /// <summary>People who are asked nothing.</summary>
        public int Nothing { get; private set; }

        /// <summary>People about which nothing is unknown.</summary>
        public int Known { get; private set; }

        public Dictionary<FactKind, int> Asked { get; } = [];

        public void Add(Answered answered)
        {
            People++;
            Nothing += answered.Asked is null ? 1 : 0;
            Known += answered.IsAllKnown ? 1 : 0;
            if (answered.Asked is { } kind)
            {
                Asked[kind] = Asked.GetValueOrDefault(kind) + 1;
            }
        }
    }
}
