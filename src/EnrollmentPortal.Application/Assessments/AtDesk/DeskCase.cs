using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Application.Assessments.AtDesk;

/// <summary>What a row of a batch file means for a desk: a person as a clerk registers them, and what they say.</summary>
/// <param name="Unit">The unit whose plan applies.</param>
/// <param name="Plan">That plan.</param>
/// <param name="Tier">The tier that is paid; null where the row names none.</param>
/// <param name="Today">The day of payment: the desk's business date.</param>
/// <param name="BornOn">As stated, or a birth date that fits the facts.</param>
/// <param name="Ground">The ground of residence that the registration form offers.</param>
/// <param name="Exemption">Why the person need not enrol here; null for people who should.</param>
/// <param name="Identities">Certified identities.</param>
/// <param name="Facts">What the row states and the form does not ask.</param>
internal sealed record DeskCase(
    OrgCode Unit,
    Plan Plan,
    string? Tier,
    DateOnly Today,
    DateOnly BornOn,
    string Ground,
    ExemptionReason? Exemption,
    IReadOnlyList<string> Identities,
    IReadOnlyList<FactAnswer> Facts)
{
    /// <summary>What stands as evidence beside everything that a row states.</summary>
    public const string Evidence = "测算表";

    private static readonly Dictionary<string, FactKind> KindOf = Enum.GetValues<FactKind>().ToDictionary(kind => kind.KeyOf(), StringComparer.Ordinal);

    /// <returns>The person, or one of <see cref="AtDeskErrors"/>.</returns>
    public static Result<DeskCase> Of(BatchRow row, BatchCase asked)
    {
        var known = asked.Applicant.Circumstances;
        if (IsChange(known))
        {
            return AtDeskErrors.IdentityChange;
        }

        if (asked.PaidOn is not { } today)
        {
            return AtDeskErrors.NoPayment;
        }

        var bornOn = asked.Applicant.BornOn ?? BirthDates.Fitting(known, today);
        var ground = Vocabulary<Residence>.NameOf(known.Residence);
        return new DeskCase(
            OrgCode.Parse(row[BatchColumn.Plan]),
            asked.Plan,
            asked.Tier,
            today,
            bornOn,
            ResidenceGrounds.All.Contains(ground) ? ground : ResidenceGrounds.LocalHukou,
            ExemptionOf(asked),
            // Without the department's certificate there is no identity on the books.
            known.Certified == false ? [] : [.. asked.Applicant.Identities.Distinct(StringComparer.Ordinal)],
            [.. FactsOf(row[BatchColumn.Circumstances], known, Registered(asked, bornOn, today))]);
    }

    private static bool IsChange(Circumstances known) =>
        known.PaidBefore is not null || known.PaidAs is not null || known.CertifiedOn is not null || known.RemovedOn is not null
        || known.RefundRequestedOn is not null || known.DataLate is not null;

    // Only people that the plan refuses for it: where it leaves them to review, a desk asks them like everybody.
    private static ExemptionReason? ExemptionOf(BatchCase asked)
    {
        var known = asked.Applicant.Circumstances;
        var reason = (known.Status, known.InsuredElsewhere) switch
        {
            (ServiceStatus.InMilitaryService, _) => ExemptionReason.MilitaryService,
            (ServiceStatus.InPrison, _) => ExemptionReason.Imprisoned,
            (_, OtherInsurance.Employee) => ExemptionReason.EmployeeInsurance,
            (_, OtherInsurance.Origin or OtherInsurance.OtherArea) => ExemptionReason.InsuredElsewhere,
            _ => (ExemptionReason?)null,
        };
        return reason is not null && Assessor.Assess(asked.Plan, asked.Applicant, asked.Tier, asked.PaidOn).Verdict == Verdict.Refused ? reason : null;
    }

    // What the form asks, or the register knows by the birth date, is not recorded as a fact.
    private static List<FactKind> Registered(BatchCase asked, DateOnly bornOn, DateOnly today)
    {
        var known = asked.Applicant.Circumstances;
        var isBirth = known.Event is { Kind: LifeEventKind.Newborn } birth && (birth.On == default || birth.On == bornOn);
        var isKnownBirth = isBirth && RegisteredApplicant.AgeClass(asked.Plan, bornOn, today).Newborn is not null;
        var isOffered = ResidenceGrounds.All.Contains(Vocabulary<Residence>.NameOf(known.Residence));
        return [.. isKnownBirth ? [FactKind.Event] : Array.Empty<FactKind>(), .. isOffered ? [FactKind.Residence] : Array.Empty<FactKind>()];
    }

    private static IEnumerable<FactAnswer> FactsOf(string circumstances, Circumstances known, List<FactKind> registered)
    {
        foreach (var (key, value) in CircumstancesText.Pairs(circumstances))
        {
            // How somebody pays is no fact of theirs, and an event's day goes with the event.
            if (KindOf.TryGetValue(key, out var kind) && !registered.Contains(kind))
            {
                yield return new FactAnswer(kind, value!, kind == FactKind.Event ? known.Event?.On : null, Evidence);
            }
        }
    }
}
