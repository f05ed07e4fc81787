using System.Globalization;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;

namespace EnrollmentPortal.Web.Features.Plans.Calculator;

/// <summary>Turns what was typed into a person and a payment date, or says beside which field what is wrong.</summary>
public sealed class CalculatorReader
{
    private const int OldestAge = 120;
    private static readonly string[] DayFormats = ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy年M月d日"];

    private readonly Plan _plan;
    private readonly CalculatorInput _input;
    private readonly Dictionary<string, Error> _errors = [];

    /// <param name="plan">The plan that is asked.</param>
    /// <param name="questions">Its questions.</param>
    /// <param name="input">What was typed.</param>
    /// <param name="today">The payment date where none was typed.</param>
    public CalculatorReader(Plan plan, IReadOnlyList<CalculatorQuestion> questions, CalculatorInput input, DateOnly today)
    {
        (_plan, _input) = (plan, input);
        PaidOn = ReadDay(CalculatorInput.PaidField) ?? today;
        ReadBirth();
        var answers = questions.Select(question => (question.Field, Value: ReadAnswer(question))).Where(answer => answer.Value.Length > 0).ToList();
        var happened = ReadEvent(answers.Find(answer => answer.Field == "event").Value);
        foreach (var identity in input.Identities.Where(name => plan.FindCategory(name) is null))
        {
            _errors[CalculatorInput.IdentityField] = new Error(CalculatorCodes.UnknownIdentity, identity);
        }

        var text = string.Join(';', answers.Where(answer => answer.Field != "event").Select(answer => $"{answer.Field}={answer.Value}"));
        Circumstances = happened is null
            ? text
            : string.Create(CultureInfo.InvariantCulture, $"event={Vocabulary<LifeEventKind>.NameOf(happened.Kind)};event_on={happened.On:yyyy-MM-dd};{text}").TrimEnd(';');
        Applicant = new Applicant
        {
            BornOn = BornOn,
            Identities = [.. input.Identities.Where(name => plan.FindCategory(name) is not null)],
            // Every answer is from the vocabulary, so that reading it cannot fail.
            Circumstances = CircumstancesText.Parse(text).Value with { Event = happened },
        };
    }

    /// <summary>What is wrong, by field; nothing may be computed unless it is empty.</summary>
    public IReadOnlyDictionary<string, Error> Errors => _errors;

    public Applicant Applicant { get; }

    /// <summary>The circumstances as files write them.</summary>
    public string Circumstances { get; }

    public DateOnly PaidOn { get; }

    /// <summary>The birth date, where one was typed instead of an age.</summary>
    public DateOnly? BornOn { get; private set; }

    /// <summary>Younger than a year on the day of payment, without saying that it is a newborn's case.</summary>
    public bool MayBeNewborn { get; private set; }

    private void ReadBirth()
    {
        var typed = _input[CalculatorInput.BornField];
        if (typed.Length == 0)
        {
            return;
        }

        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var age) && age <= OldestAge)
        {
            MayBeNewborn = age == 0 && _input["event"] != "newborn";
        }
        else if (!TryDay(typed, out var born) || born.Year < PaidOn.Year - OldestAge)
        {
            _errors[CalculatorInput.BornField] = new Error(CalculatorCodes.BadBirth, typed);
        }
        else if (born > PaidOn)
        {
            _errors[CalculatorInput.BornField] = new Error(CalculatorCodes.BirthAfterPayment, born.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
        else
        {
            BornOn = born;
            MayBeNewborn = born.AddYears(1) > PaidOn && _input["event"] != "newborn";
        }
    }

    private string ReadAnswer(CalculatorQuestion question)
    {
        var typed = _input[question.Field];
        if (typed.Length == 0)
        {
            return string.Empty;
        }

        if (!question.Options.Contains(typed))
        {
            _errors[question.Field] = new Error(CalculatorCodes.UnknownChoice, typed);
            return string.Empty;
        }

        return question.Fact == Fact.YearsPaid ? Years(typed) : typed;
    }

    private string Years(string answer) => answer switch
    {
        "this" => Year(0),
        "previous" => Year(-1),
        _ => $"{Year(-1)}+{Year(0)}",
    };

    private string Year(int shift) => (_plan.CoverageYear + shift).ToString(CultureInfo.InvariantCulture);

    private LifeEvent? ReadEvent(string? answer)
    {
        var on = ReadDay(CalculatorInput.EventDayField);
        if (!Vocabulary<LifeEventKind>.TryParse(answer, out var kind))
        {
            if (on is not null && !_errors.ContainsKey("event"))
            {
                _errors["event"] = new Error(CalculatorCodes.EventMissing);
            }

            return null;
        }

        // A newborn's event is its birth, which was already asked.
        if ((on ?? (kind == LifeEventKind.Newborn ? BornOn : null)) is { } day)
        {
            return new LifeEvent(kind, day);
        }

        _errors.TryAdd(CalculatorInput.EventDayField, new Error(CalculatorCodes.EventDayMissing));
        return null;
    }

    private DateOnly? ReadDay(string field)
    {
        var typed = _input[field];
        if (typed.Length == 0)
        {
            return null;
        }

        if (TryDay(typed, out var day) && day.Year is >= 1900 and <= 2100)
        {
            return day;
        }

        _errors[field] = new Error(CalculatorCodes.BadDate, typed);
        return null;
    }

    private static bool TryDay(string typed, out DateOnly day) =>
        DateOnly.TryParseExact(typed, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
