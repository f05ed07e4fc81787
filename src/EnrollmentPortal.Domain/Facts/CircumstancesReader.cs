using System.Globalization;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Facts;

/// <summary>Takes one key and value after the other.</summary>
/// <param name="known">What is known already; null for nothing.</param>
internal sealed class CircumstancesReader(Circumstances? known = null)
{
    // No fee comes near it; without a bound a number of thirty digits would overflow.
    private const decimal MaxYuan = 1_000_000;

    private Circumstances _known = known ?? Circumstances.None;
    private LifeEventKind? _event;
    private DateOnly? _eventOn;

    /// <summary>Null when the pair was understood.</summary>
    internal Error? Read(string key, string value)
    {
        var valid = ReadWords(key, value) ?? ReadDays(key, value) ?? ReadCounts(key, value) ?? ReadAnswers(key, value);
        return valid switch
        {
            null => CircumstancesErrors.UnknownCircumstance(key),
            false => CircumstancesErrors.UnknownValue(key, value),
            true => null,
        };
    }

    /// <summary>The circumstances; an event and its day go together, but a birth may take its day from the birth date.</summary>
    internal Result<Circumstances> Finish()
    {
        if (_event is { } kind && _eventOn is { } day)
        {
            return _known with { Event = new LifeEvent(kind, day) };
        }

        if (_event == LifeEventKind.Newborn)
        {
            return _known with { Event = new LifeEvent(LifeEventKind.Newborn, default) };
        }

        return _event is null && _eventOn is null ? _known : CircumstancesErrors.EventWithoutDay;
    }

    private bool? ReadWords(string key, string value) => key switch
    {
        "event" => Take<LifeEventKind>(value, kind => _event = kind) && _event != LifeEventKind.None,
        "residence" => Take<Residence>(value, residence => _known = _known with { Residence = residence }),
        "insured_elsewhere" => Take<OtherInsurance>(value, other => _known = _known with { InsuredElsewhere = other }),
        "status" => Take<ServiceStatus>(value, status => _known = _known with { Status = status }) && _known.Status != ServiceStatus.None,
        "student" => Take<StudentKind>(value, student => _known = _known with { Student = student }) && _known.Student != StudentKind.None,
        "channel" => Take<ChannelKind>(value, channel => _known = _known with { Channel = channel }),
        "paid_as" => Take(value, name => _known = _known with { PaidAs = name }),
        "paid_before" => TakeAmount(value),
        "years_paid" => TakeYears(value),
        _ => null,
    };

    private bool? ReadDays(string key, string value) => key switch
    {
        "event_on" => TakeDay(value, day => _eventOn = day),
        "employee_insured_from" => TakeDay(value, day => _known = _known with { EmployeeInsuredFrom = day }),
        "certified_on" => TakeDay(value, day => _known = _known with { CertifiedOn = day }),
        "removed_on" => TakeDay(value, day => _known = _known with { RemovedOn = day }),
        "refund_requested_on" => TakeDay(value, day => _known = _known with { RefundRequestedOn = day }),
        _ => null,
    };

    private bool? ReadCounts(string key, string value) => key switch
    {
        "interrupted_years" => TakeCount(value, count => _known = _known with { InterruptedYears = count }),
        "bought_back_years" => TakeCount(value, count => _known = _known with { BoughtBackYears = count }),
        "continuous_years" => TakeCount(value, count => _known = _known with { ContinuousYears = count }),
        "years_without_claims" => TakeCount(value, count => _known = _known with { YearsWithoutClaims = count }),
        _ => null,
    };

    private bool? ReadAnswers(string key, string value)
    {
        bool? answer = value switch { "yes" => true, "no" => false, _ => null };
        Circumstances? next = key switch
        {
            "independent" => _known with { Independent = answer },
            "guardian_paid" => _known with { GuardianPaid = answer },
            "employee_insurance_due" => _known with { EmployeeInsuranceDue = answer },
            "hardship" => _known with { Hardship = answer },
            "insured_at_university" => _known with { InsuredAtUniversity = answer },
            "studies_here" => _known with { StudiesHere = answer },
            "paid_by_school_year" => _known with { PaidBySchoolYear = answer },
            "employee_waiting" => _known with { EmployeeWaiting = answer },
            "id_document" => _known with { IdDocument = answer },
            "special_reason" => _known with { SpecialReason = answer },
            "renewal" => _known with { Renewal = answer },
            "migrant" => _known with { Migrant = answer },
            "certified" => _known with { Certified = answer },
            "data_late" => _known with { DataLate = answer },
            "by_agent" => _known with { ByAgent = answer },
            "can_pay_electronically" => _known with { CanPayElectronically = answer },
            "household_incomplete" => _known with { HouseholdIncomplete = answer },
            _ => null,
        };
        _known = next ?? _known;
        return next is null ? null : answer is not null;
    }

    private bool TakeAmount(string value) =>
        decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var yuan)
        && yuan <= MaxYuan
        && yuan * 100 == decimal.Truncate(yuan * 100)
        && Take(value, _ => _known = _known with { PaidBefore = Money.FromYuan(yuan) });

    // Nobody lives through a hundred coverage years.
    private static bool TakeCount(string value, Action<int> set)
    {
        var known = value.Length is 1 or 2 && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _);
        set(known ? int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture) : 0);
        return known;
    }

    private bool TakeYears(string value)
    {
        var years = new List<int>();
        foreach (var part in value.Split('+'))
        {
            if (part.Length != 4 || !int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            {
                return false;
            }

            years.Add(year);
        }

        _known = _known with { YearsPaid = years };
        return true;
    }

    private static bool Take(string value, Action<string> set)
    {
        set(value);
        return value.Length > 0;
    }

    private static bool Take<T>(string value, Action<T> set)
        where T : struct, Enum
    {
        var known = Vocabulary<T>.TryParse(value, out var parsed);
        set(parsed);
        return known;
    }

    private static bool TakeDay(string value, Action<DateOnly> set)
    {
        var known = WrittenDay.TryParse(value, out var day);
        set(day);
        return known;
    }
}
