using System.Globalization;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Calendar;
using EnrollmentPortal.Domain.Plans.Collection;
using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.Domain.Plans.Tables;
using EnrollmentPortal.Web.Components;
using EnrollmentPortal.Web.Features.Plans.Studio;
using Microsoft.Extensions.Localization;

namespace EnrollmentPortal.Web.Features.Plans;

/// <summary>Reads a plan's data out in the user's language.</summary>
public sealed class PlanFormatter(IStringLocalizer<PlanTexts> texts, Plan plan)
{
    public Plan Plan => plan;

    /// <summary>The text of a key.</summary>
    public string this[string key, params object[] arguments] => texts[key, arguments];

    /// <summary>A plan's own text in the user's language.</summary>
    public static string Of(Wording wording) => wording.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);

    /// <summary>The name of a category: as printed, or its English name.</summary>
    public string CategoryName(string name) =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" && plan.FindCategory(name) is { } category ? category.EnglishName : name;

    /// <summary>A choice that fills a gap of the plan, in words; a figure, a date or a name as it is.</summary>
    public string Option(Assumption assumption, string code)
    {
        if (DateOnly.TryParseExact(code, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return Display.Date(day);
        }

        // Some codes, such as 0 and 1, say nothing without their question.
        string[] names = [$"Option.{assumption.Question}.{code}", "Option." + ValueFormatter.Capitals(code)];
        return names.Select(name => texts[name]).FirstOrDefault(text => !text.ResourceNotFound)?.Value ?? code;
    }

    /// <summary>The subsidy that a cell of the table prints.</summary>
    public string Subsidy(SubsidyCategory category, SubsidyCell cell) => cell.Kind switch
    {
        SubsidyKind.Amount => Display.Yuan(cell.Amount),
        SubsidyKind.Full or SubsidyKind.None or SubsidyKind.NoLine => texts["Cell." + cell.Kind],
        SubsidyKind.NotPrinted => NotPrinted(category),
    };

    /// <summary>The self-pay of a cell. Where the table has no such column, it follows from the two amounts that are printed.</summary>
    public string SelfPay(SubsidyCategory category, SubsidyCell cell)
    {
        if (cell.PrintedSelfPay is { } printed)
        {
            return Display.Yuan(printed);
        }

        var standard = plan.FindTier(cell.Tier)!.StandardFor(category.Payer).Amount;
        return cell.Kind switch
        {
            SubsidyKind.Amount => Display.Yuan(standard - Money.Min(cell.Amount, standard)),
            SubsidyKind.Full => Display.Yuan(Money.Zero),
            SubsidyKind.None => Display.Yuan(standard),
            SubsidyKind.NoLine => texts["Cell." + cell.Kind],
            SubsidyKind.NotPrinted => NotPrinted(category),
        };
    }

    /// <summary>How often a duty comes, and by when it is done.</summary>
    public string Rhythm(Duty duty)
    {
        List<string> parts = [texts["Cadence." + duty.Cadence]];
        if (duty.Weekday is { } weekday)
        {
            parts.Add(CultureInfo.CurrentCulture.DateTimeFormat.GetDayName(weekday));
        }

        if (duty.DayOfMonth is { } day)
        {
            parts.Add(texts["DayOfMonth", day]);
        }

        if (duty.Before is { } time)
        {
            parts.Add(texts["Rhythm.Before", time.ToString("HH:mm", CultureInfo.InvariantCulture)]);
        }

        if (duty.From is { } from)
        {
            parts.Add(texts["FromOn", Display.Date(from)]);
        }

        if (duty.DueOn is { } due)
        {
            parts.Add(texts["Rhythm.Due", Display.Date(due)]);
        }

        return string.Join(texts["And.Then"], parts);
    }

    /// <summary>A range of days; an open end is left out.</summary>
    public string Days(DateOnly? from, DateOnly? to) => (from, to) switch
    {
        ({ } first, { } last) => texts["FromTo", Display.Date(first), Display.Date(last)],
        ({ } first, null) => texts["FromOn", Display.Date(first)],
        (null, { } last) => texts["Until", Display.Date(last)],
        (null, null) => texts["NotPrintedShort"],
    };

    public string Days(DateRange days) => Days(days.From, days.To);

    public string Span(TimeSpanLimit limit) => texts[limit.InMonths ? "Span.Months" : "Span.Days", limit.Count];

    /// <summary>When a row of a decision table applies, as a clause of a sentence.</summary>
    public string When(Conditions conditions)
    {
        if (conditions.AlwaysHold)
        {
            return texts["When.always"];
        }

        var parts = conditions.Facts.Select(Fact).ToList();
        if (conditions.Within is { } within)
        {
            parts.Add(texts["When.Within", Span(within)]);
        }

        if (conditions.Beyond is { } beyond)
        {
            parts.Add(texts["When.Beyond", Span(beyond)]);
        }

        if (conditions.Paid is { } paid)
        {
            parts.Add(texts["When.Paid", Paid(paid)]);
        }

        return string.Join(texts["And"], parts);
    }

    /// <summary>What a route decides, as a clause of a sentence.</summary>
    public string Then(RouteOutcome outcome)
    {
        List<string> parts = [texts["Verdict." + outcome.Verdict]];
        if (outcome.Verdict != Domain.Plans.Tables.Verdict.Refused)
        {
            parts.Add(texts["Price." + outcome.Price]);
            if (outcome.GovernmentShareDue)
            {
                parts.Add(texts["ShareDue"]);
            }

            if (outcome is not { Start: StartRule.None, End: EndRule.None })
            {
                parts.Add(texts["Benefits.Run", Start(outcome), End(outcome.End)]);
            }
        }

        return string.Join(texts["And.Then"], parts);
    }

    public string Then(ChangeOutcome outcome) =>
        texts["Change." + outcome.Identity] + texts["And.Then"] + texts["Settle." + outcome.Settlement];

    /// <summary>One answer to one question, such as <c>新生儿</c>.</summary>
    public string Answer(Fact fact, string value) => fact switch
    {
        Domain.Facts.Fact.Window or Domain.Facts.Fact.ChangeWindow when WindowOf(value) is { } window => texts["Quote", Of(window.Name)],
        Domain.Facts.Fact.Group when plan.Groups.FirstOrDefault(group => group.Key == value) is { } group => texts["Quote", Of(group.Name)],
        _ => value == "unstated" && texts[$"Answer.{fact}.{value}"] is { ResourceNotFound: true } ? texts["Answer.unstated"] : texts[$"Answer.{fact}.{value}"],
    };

    // A numbered row is printed with a dash in its place; a category without a table has no place at all (松溉 附件2 row 13, 奉节 五(二)).
    private string NotPrinted(SubsidyCategory category) => texts[category.Row is null ? "Cell.NotPrinted" : "Cell.Dash"];

    private string Fact(FactCondition condition) => condition.Fact switch
    {
        Domain.Facts.Fact.Window => InWindow(condition, "no-payment"),
        Domain.Facts.Fact.ChangeWindow => InWindow(condition, "none"),
        Domain.Facts.Fact.Group => texts["When.Group", Answers(condition.Fact, condition.Values)],
        _ => Answers(condition.Fact, condition.Values),
    };

    // "No payment" is no place on the line of days, so it stands beside the windows and not among them.
    private string InWindow(FactCondition condition, string nowhere)
    {
        var places = condition.Values.Where(value => value != nowhere).ToList();
        List<string> parts = places.Count == 0 ? [] : [texts["When." + condition.Fact, Answers(condition.Fact, places)]];
        if (places.Count < condition.Values.Count)
        {
            parts.Add(Answer(condition.Fact, nowhere));
        }

        return string.Join(texts["Or"], parts);
    }

    private string Answers(Fact fact, IEnumerable<string> values) => string.Join(texts["Or"], values.Select(value => Answer(fact, value)));

    private string Paid(DateRange paid)
    {
        if (paid.From == DateOnly.MinValue)
        {
            return texts["When.Earlier", Display.Date(paid.To)];
        }

        return paid.To == DateOnly.MaxValue ? texts["When.Later", Display.Date(paid.From)] : Days(paid);
    }

    private string Start(RouteOutcome outcome)
    {
        var longer = outcome.AddsInterruption ? texts["Interruption.Adds"].Value : string.Empty;
        var name = texts["Start." + outcome.Start, outcome.Wait is { } wait ? Span(wait) + longer : string.Empty];
        return outcome.Start == StartRule.Coverage && plan.Coverage.Days is { } days ? Display.Date(days.From) : name;
    }

    private string End(EndRule rule) => rule switch
    {
        EndRule.Coverage when plan.Coverage.Days is { } days => Display.Date(days.To),
        EndRule.SchoolYear => texts["End.SchoolYear", plan.CoverageYear],
        _ => texts["End." + rule],
    };

    private CollectionWindow? WindowOf(string key) => plan.Windows.FirstOrDefault(window => window.Key == key);
}
