using System.Globalization;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Calendar;
using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Domain.Tests.Plans;

/// <summary>A route of the invented plan: one answer to one question, open on a single day, with an outcome of its own.</summary>
internal sealed record SyntheticRoute(int Number, Fact Fact, string Answer, DateOnly? Day)
{
    private static readonly PriceRule[] Prices = Enum.GetValues<PriceRule>();
    private static readonly StartRule[] Starts = Enum.GetValues<StartRule>();
    private static readonly EndRule[] Ends = Enum.GetValues<EndRule>();

    public string Key => string.Create(CultureInfo.InvariantCulture, $"r{Number}");

    public Verdict Verdict => (Number % 11) switch { 3 => Verdict.Refused, 7 => Verdict.Review, _ => Verdict.Accepted };

    public PriceRule Price => Prices[Number % Prices.Length];

    public StartRule Start => Starts[Number % Starts.Length];

    public EndRule End => Ends[Number % Ends.Length];

    public bool ShareDue => Number % 3 == 0;

    public bool Waits => Start is StartRule.AfterWait or StartRule.AfterWaitInCoverage;

    public IReadOnlyDictionary<string, object?> ToJson()
    {
        var when = new Dictionary<string, object?> { [Written(Fact)] = Answer };
        if (Day is { } day)
        {
            (when["paidFrom"], when["paidTo"]) = (Written(day), Written(day));
        }

        var row = new Dictionary<string, object?>
        {
            ["key"] = Key, ["zh"] = Key, ["en"] = Key, ["when"] = when, ["rules"] = "R-ZZ-01", ["verdict"] = Vocabulary<Verdict>.NameOf(Verdict), ["warnings"] = "w", ["assumes"] = "Q-ZZ-01",
        };
        if (Verdict == Verdict.Refused)
        {
            return row;
        }

        (row["price"], row["start"], row["end"]) = (Vocabulary<PriceRule>.NameOf(Price), Vocabulary<StartRule>.NameOf(Start), Vocabulary<EndRule>.NameOf(End));
        row["governmentShareDue"] = ShareDue;
        if (Waits)
        {
            row["wait"] = Number % 2 == 0 ? new Dictionary<string, object?> { ["months"] = 2 } : new Dictionary<string, object?> { ["days"] = 17 };
            row["addsInterruption"] = Number % 2 == 0;
        }

        return row;
    }

    /// <summary>A person who gives the answer and nothing beside it.</summary>
    public Applicant Person() => new()
    {
        BornOn = new DateOnly(1990, 1, 1),
        Identities = Fact switch
        {
            Fact.Group when Answer != "none" => ["甲"],
            Fact.Subsidy => Answer switch { "partial" => ["甲"], "full" => ["乙"], "unknown" => ["丁"], _ => [] },
            _ => [],
        },
        Circumstances = CircumstancesText.Parse(Circumstances()).Value,
    };

    private string Circumstances() => Fact switch
    {
        Fact.Window or Fact.Settlement or Fact.Group or Fact.Subsidy => string.Empty,
        Fact.Student or Fact.Status or Fact.Event or Fact.EventYear or Fact.Change or Fact.PaidBefore or Fact.ChangeWindow when Answer == "none" => string.Empty,
        Fact.Residence => $"residence={Answer}",
        Fact.Insured => $"insured_elsewhere={Answer}",
        Fact.Status => $"status={Answer}",
        Fact.Student => $"student={Answer}",
        Fact.Event => $"event={Answer};event_on=2031-02-03",
        Fact.EventYear => $"event=newborn;event_on={Answer switch { "earlier" => 2028, "previous" => 2030, "coverage" => 2031, _ => 2032 }}-02-03",
        Fact.YearsPaid => Answer switch { "this" => "years_paid=2031", "previous" => "years_paid=2030", "both" => "years_paid=2030+2031", "other" => "years_paid=2019", _ => string.Empty },
        Fact.PaidBefore => Answer == "full" ? "paid_before=200" : "paid_before=1",
        Fact.Change => Answer switch { "certified" => "certified_on=2020-01-01", "removed" => "removed_on=2040-01-01", "data-late" => "data_late=yes", _ => "refund_requested_on=2031-01-05" },
        Fact.ChangeWindow => "certified_on=" + Answer switch { "before" => "2020-01-01", "one" => "2030-09-02", "two" => "2031-01-05", "three" => "2031-08-05", _ => "2040-01-01" },
        Fact.Interruption => Answer switch { "none" => "interrupted_years=0", "interrupted" => "interrupted_years=2", _ => string.Empty },
        Fact.Payer => Answer == "resident" ? string.Empty : "channel=bank;by_agent=yes",
        Fact.Channel or Fact.ByAgent or Fact.CanPayElectronically or Fact.HouseholdIncomplete or Fact.EmployeeInsuranceDue or Fact.Hardship or Fact.InsuredAtUniversity
            or Fact.StudiesHere or Fact.PaidBySchoolYear or Fact.EmployeeWaiting or Fact.IdDocument or Fact.SpecialReason or Fact.Renewal or Fact.Migrant or Fact.Certified
            or Fact.Independent or Fact.GuardianPaid => Answer == "unstated" ? string.Empty : $"{string.Concat(Written(Fact).Select(letter => char.IsUpper(letter) ? $"_{char.ToLowerInvariant(letter)}" : $"{letter}"))}={Answer}",
    };

    internal static string Written(Fact fact) => char.ToLowerInvariant(fact.ToString()[0]) + fact.ToString()[1..];

    internal static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
