using System.Text.Json;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Collection;
using EnrollmentPortal.Domain.Plans.Identities;
using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.Domain.Plans.Quotas;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Domain.Tests.Plans;

/// <summary>What a plan can say only once; the invented plan is built once for each.</summary>
internal sealed record SyntheticChoice(GovernmentShareBasis Basis, IdentityPrecedence Choice, SubsidyCap Cap, Verdict NoDaysLeft, int EventDay, int WaitShift)
{
    public static IReadOnlyList<SyntheticChoice> All { get; } =
    [
        .. Enum.GetValues<GovernmentShareBasis>().Select((basis, index) =>
            new SyntheticChoice(basis, (IdentityPrecedence)(index % 2), (SubsidyCap)(index / 2 % 2), (Verdict)(index % 3), index % 2, index / 2 % 2)),
    ];
}

/// <summary>The plan of a county that does not exist, which says everything that a plan can say, in ways in which no real one does.</summary>
internal static class SyntheticPlan
{
    private static readonly DateOnly FirstDay = new(2030, 9, 1);

    public static IReadOnlyList<SyntheticRoute> Routes { get; } = MakeRoutes();

    public static PlanText Document(SyntheticChoice choice) => new("990199/2031", JsonSerializer.Serialize(Parts(choice)));

    private static Dictionary<string, object?> Parts(SyntheticChoice choice) => new(Work())
    {
        ["unit"] = "990199", ["year"] = 2031, ["version"] = "1", ["title"] = new { zh = "虚构", en = "Invented" },
        ["documents"] = new[] { new { key = "d", number = "1", title = "虚构", issuer = "无" } },
        ["clauses"] = new[] { new { rule = "R-ZZ-01", document = "d", at = "一", zh = "甲", en = "A" } },
        ["warnings"] = new[] { new { code = "w", zh = "注", en = "Note" } },
        ["assumptions"] = new[] { new { question = "Q-ZZ-01", value = "yes", options = new[] { "yes", "no" }, zh = "问", en = "Q", rules = "R-ZZ-01" } },
        ["tiers"] = new[] { new { key = "档", zh = "档", en = "Tier", standard = 123, student = new { standard = 45, rule = "R-ZZ-01" }, rule = "R-ZZ-01" } },
        ["governmentShare"] = new { amount = 9, basis = Vocabulary<GovernmentShareBasis>.NameOf(choice.Basis), rule = "R-ZZ-01" },
        ["categories"] = Categories(),
        ["groups"] = new[] { new { key = "g", zh = "组", en = "Group", members = new[] { "甲", "戊" } } },
        ["identities"] = new
        {
            choice = Vocabulary<IdentityPrecedence>.NameOf(choice.Choice), cap = Vocabulary<SubsidyCap>.NameOf(choice.Cap), rule = "R-ZZ-01",
            conjunctions = new[] { new { first = "甲", second = "丙", becomes = "乙", rule = "R-ZZ-01" } },
            contradictions = new[] { new { first = "甲", second = "丁", warning = "w" } },
        },
        ["windows"] = new[] { Window("one", "closed", "2030-09-01", "2030-12-31"), Window("two", "open", "2031-01-01", "2031-06-30"), Window("three", "restricted", null, "2031-11-30") },
        ["blackout"] = new { fromDay = 28, toDay = 31, rule = "R-ZZ-01" },
        ["coverage"] = new { from = "2031-02-01", to = "2031-11-30", schoolYearEnd = "2031-07-15", rule = "R-ZZ-01", noDaysLeft = Vocabulary<Verdict>.NameOf(choice.NoDaysLeft) },
        ["counting"] = new { eventDay = choice.EventDay, waitShift = choice.WaitShift },
        ["interruption"] = new { monthsPerYear = 2, countsFrom = 2, buyBack = true, rule = "R-ZZ-01" },
        ["bonuses"] = new
        {
            ceiling = 900, mostPercent = 50, rule = "R-ZZ-01",
            rules = Vocabulary<BonusKind>.Names.Select(kind => new { kind, zh = "励", en = "Bonus", afterYears = 0, perYear = 7, rule = "R-ZZ-01" }),
        },
        ["payers"] = new[] { new { key = "p", when = new { channel = "bank", byAgent = "yes" }, payer = "university-student", rules = "R-ZZ-01" } },
        ["eligibility"] = Eligibility(),
        ["routes"] = Routes.Select(route => (object)route.ToJson()).Append(new { key = "rest", verdict = "refused", rules = "R-ZZ-01" }),
        ["notices"] = new[] { new { key = "n", when = new { paidEarlierThan = "2030-09-05", migrant = "yes", beyond = new { days = 3 } }, rules = "R-ZZ-01", warnings = "w" } },
        ["changes"] = Changes(),
    };

    private static Dictionary<string, object?> Work() => new()
    {
        ["eventLimits"] = Names<LifeEventKind>("none").Select(name => new { @event = name, limit = new { days = 11 }, rule = "R-ZZ-01" }),
        ["duties"] = Vocabulary<DutyKind>.Names.SelectMany(kind => Vocabulary<Cadence>.Names.Select((cadence, index) => new
        {
            key = $"{kind}-{cadence}", zh = "责", en = "Duty", kind, responsible = "甲", cadence, weekday = Vocabulary<DayOfWeek>.Names[index], before = "23:59", dayOfMonth = 31, rule = "R-ZZ-01",
        })),
        ["channels"] = Vocabulary<ChannelKind>.Names.Select(kind => new { kind, zh = "道", en = "Way", rule = "R-ZZ-01" }),
        ["evidence"] = Vocabulary<ChannelKind>.Names.Select(channel => new { channel, agentOnly = true, evidence = Vocabulary<EvidenceKind>.Names, rule = "R-ZZ-01" }),
        ["reviews"] = new { secondClerk = true, rules = "R-ZZ-01" },
        ["exemptions"] = Vocabulary<ExemptionReason>.Names.Select(reason => new { reason, zh = "因", en = "Reason", rule = "R-ZZ-01" }),
    };

    private static object[] Categories() =>
    [
        Category("甲", 23, 100), Category("乙", "full", 0), Category("丙", "none", null), Category("丁", "not-printed", null), Category("戊", "no-line", null),
        new { name = "己", en = "F", certifiers = "某", onlyWithoutOther = true, payer = "university-student", rule = "R-ZZ-01", cells = new { 档 = new { subsidy = 45 } } },
    ];

    private static object Category(string name, object subsidy, int? selfPay) =>
        new { name, en = name, certifiers = "某", payer = "resident", rule = "R-ZZ-01", cells = new { 档 = new { subsidy, selfPay } } };

    private static object Window(string key, string kind, string? from, string to) => new { key, zh = key, en = key, from, to, kind, rule = "R-ZZ-01" };

    private static object[] Eligibility() =>
    [
        new { key = "e-no", when = new { migrant = "yes", student = "kindergarten", hardship = "no" }, verdict = "refused", rules = "R-ZZ-01" },
        new { key = "e-ask", when = new { renewal = "no", status = "in-prison", within = new { months = 5 } }, verdict = "review", rules = "R-ZZ-01" },
        new { key = "e-yes", verdict = "accepted", rules = "R-ZZ-01" },
    ];

    // Every way of pricing with every way of settling, told apart by what the person says of agents and channels.
    private static IEnumerable<object> Changes() =>
        from identity in Enum.GetValues<PricedIdentity>()
        from settlement in Enum.GetValues<SettlementRule>()
        select (object)new
        {
            key = $"{identity}-{settlement}", zh = "变", en = "Change", rules = "R-ZZ-01", identity = Vocabulary<PricedIdentity>.NameOf(identity),
            settlement = Vocabulary<SettlementRule>.NameOf(settlement),
            when = new { paidBefore = "reduced", householdIncomplete = identity == PricedIdentity.Current ? "yes" : "no", channel = Vocabulary<ChannelKind>.Names[(int)settlement] },
        };

    // A day for every answer, so that no row stands in another's way.
    private static List<SyntheticRoute> MakeRoutes()
    {
        var routes = new List<SyntheticRoute>();
        foreach (var fact in Enum.GetValues<Fact>())
        {
            foreach (var answer in AnswersOf(fact))
            {
                routes.Add(new SyntheticRoute(routes.Count, fact, answer, DayFor(fact, answer, routes.Count)));
            }
        }

        return routes;
    }

    private static IEnumerable<string> AnswersOf(Fact fact) => fact switch
    {
        Fact.Window or Fact.ChangeWindow => [.. FactVocabulary.AnswersOf(fact), "one", "two", "three"],
        Fact.Group => ["none", "g"],
        // A payment day is a closed one or it is none: nobody has to state it.
        Fact.Settlement => ["no", "yes"],
        _ => FactVocabulary.AnswersOf(fact),
    };

    private static DateOnly? DayFor(Fact fact, string answer, int number)
    {
        // The 27 days before the closed ones of each month, from the first window on.
        var open = FirstDay.AddMonths(number / 27).AddDays(number % 27);
        return (fact, answer) switch
        {
            (Fact.Window, "no-payment") => null,
            (Fact.Window, "before") => FirstDay.AddDays(-7),
            (Fact.Window, "after") => new DateOnly(2031, 12, 24),
            (Fact.Window, "two") => new DateOnly(2031, 5, 13),
            (Fact.Window, "three") => new DateOnly(2031, 10, 13),
            (Fact.Settlement, "yes") => new DateOnly(2031, 5, 29),
            _ => open,
        };
    }

    private static IEnumerable<string> Names<T>(string without)
        where T : struct, Enum => Vocabulary<T>.Names.Where(name => name != without);
}
