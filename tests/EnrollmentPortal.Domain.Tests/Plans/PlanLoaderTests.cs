using System.Text.Json.Nodes;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Plans;

namespace EnrollmentPortal.Domain.Tests.Plans;

/// <summary>A small plan that loads, broken in one place a test: the loader must name the place and the fault.</summary>
public sealed class PlanLoaderTests
{
    private const string Small =
        """
        {
          "unit": "990101", "year": 2030, "version": "1", "title": { "zh": "例", "en": "Example" },
          "documents": [ { "key": "d", "number": "1", "title": "例", "issuer": "县" } ],
          "clauses": [ { "rule": "R-1", "document": "d", "at": "一", "zh": "甲", "en": "A" } ],
          "assumptions": [ { "question": "Q-EX-01", "value": "open", "options": ["open", "shut"], "zh": "问", "en": "Q", "rules": ["R-1"] } ],
          "warnings": [ { "code": "w", "zh": "注", "en": "Note" } ],
          "tiers": [ { "key": "一档", "zh": "一档", "en": "One", "standard": 100, "rule": "R-1" } ],
          "governmentShare": { "amount": 500, "basis": "printed", "rule": "R-1" },
          "categories": [
            { "name": "甲类", "en": "A", "certifiers": ["民政"], "rule": "R-1", "cells": { "一档": { "subsidy": 60, "selfPay": 40 } } },
            { "name": "乙类", "en": "B", "certifiers": ["残联"], "rule": "R-1", "cells": { "一档": { "subsidy": "full" } } }
          ],
          "groups": [ { "key": "g", "zh": "组", "en": "Group", "members": ["甲类"] } ],
          "identities": { "choice": "highest", "cap": "standard", "rule": "R-1" },
          "windows": [
            { "key": "first", "zh": "先", "en": "First", "from": "2029-11-01", "to": "2029-12-31", "kind": "open", "rule": "R-1" },
            { "key": "second", "zh": "后", "en": "Second", "from": "2030-01-01", "to": "2030-06-30", "kind": "restricted", "rule": "R-1" }
          ],
          "coverage": { "from": "2030-01-01", "to": "2030-12-31", "rule": "R-1" },
          "counting": { "eventDay": 0, "waitShift": 0 },
          "eligibility": [ { "key": "all", "verdict": "accepted", "rules": ["R-1"] } ],
          "routes": [
            { "key": "in", "zh": "内", "en": "In", "when": { "window": "first", "group": "g" }, "verdict": "accepted", "start": "coverage", "rules": ["R-1"] },
            { "key": "out", "zh": "外", "en": "Out", "verdict": "refused", "rules": ["R-1"] }
          ],
          "quotas": {
            "zh": "表", "en": "Table", "rule": "R-1", "goals": { "hukouPercent": 90 },
            "rows": [ { "name": "甲镇", "unit": "990101101", "hukou": 100, "target": 90 }, { "name": "乙镇", "hukou": 50, "target": 45 } ],
            "total": { "name": "合计", "hukou": 150, "target": 135 }
          },
          "incentives": {
            "reachedBy": "2029-12-31",
            "bands": [
              { "atLeastPercent": 100, "perHead": 6, "town": 3, "village": 3, "points": 1, "rule": "R-1" },
              { "atLeastPercent": 0, "perHead": 0, "town": 0, "village": 0, "points": -1, "rule": "R-1" }
            ]
          }
        }
        """;

    [Fact]
    public void Load_GivenTheSmallPlan_ThenItHasNoFaults() => Assert.Empty(PlanLoader.Load(new PlanText("990101/2030", Small)).Faults);

    [Theory]
    [InlineData("window-gap", "$.windows[1]", "windows/1/from", "\"2030-01-02\"")]
    [InlineData("window-overlap", "$.windows[1]", "windows/1/from", "\"2029-12-31\"")]
    [InlineData("range", "$.windows[1]", "windows/1/to", "\"2029-01-01\"")]
    [InlineData("date", "$.windows[0].to", "windows/0/to", "\"2029-12-32\"")]
    [InlineData("unknown-category", "$.groups[0].members", "groups/0/members", "[\"丙类\"]")]
    [InlineData("unknown-tier", "$.categories[0].cells.二档", "categories/0/cells", "{ \"一档\": { \"subsidy\": 60 }, \"二档\": { \"subsidy\": 60 } }")]
    [InlineData("missing-tier", "$.categories[0].cells", "categories/0/cells", "{}")]
    [InlineData("subsidy-above-standard", "$.categories[0].cells.一档", "categories/0/cells/一档/subsidy", "101")]
    [InlineData("row-sum", "$.categories[0].cells.一档", "categories/0/cells/一档/selfPay", "41")]
    [InlineData("amount", "$.categories[0].cells.一档.subsidy", "categories/0/cells/一档/subsidy", "-1")]
    [InlineData("missing-source", "$.tiers[0].rule", "tiers/0/rule", null)]
    [InlineData("missing-source", "$.routes[0].rules", "routes/0/rules", "[]")]
    [InlineData("unknown-rule", "$.tiers[0].rule", "tiers/0/rule", "\"R-2\"")]
    [InlineData("unknown-document", "$.clauses[0].document", "clauses/0/document", "\"e\"")]
    [InlineData("duplicate", "$.categories[1].name", "categories/1/name", "\"甲类\"")]
    [InlineData("duplicate", "$.windows", "windows/1/key", "\"first\"")]
    [InlineData("duplicate", "$.routes[1].key", "routes/1/key", "\"in\"")]
    [InlineData("quota-sum", "$.quotas.total.target", "quotas/total/target", "136")]
    [InlineData("quota-formula", "$.quotas.rows[0]", "quotas/rows/0/target", "91")]
    [InlineData("foreign-unit", "$.quotas.rows[0].unit", "quotas/rows/0/unit", "\"990102101\"")]
    [InlineData("row-sum", "$.incentives.bands[0]", "incentives/bands/0/town", "4")]
    [InlineData("band-order", "$.incentives.bands[1]", "incentives/bands/1/atLeastPercent", "100")]
    [InlineData("no-last-row", "$.routes", "routes/1/when", "{ \"window\": \"second\" }")]
    [InlineData("unreachable", "$.routes[1].when", "routes/0/when", null)]
    [InlineData("unreachable", "$.routes[1].when", "routes/1/when", "{ \"window\": \"first\", \"group\": \"g\", \"channel\": \"cash\" }")]
    [InlineData("never-holds", "$.routes[0].when", "routes/0/when", "{ \"paidFrom\": \"2030-02-02\", \"paidTo\": \"2030-02-01\" }")]
    [InlineData("never-holds", "$.routes[0].when", "routes/0/when", "{ \"window\": \"first\", \"paidFrom\": \"2030-01-01\" }")]
    [InlineData("never-holds", "$.routes[0].when", "routes/0/when", "{ \"window\": \"after\", \"paidTo\": \"2030-06-30\" }")]
    [InlineData("never-holds", "$.routes[0].when", "routes/0/when", "{ \"window\": \"no-payment\", \"within\": { \"days\": 90 } }")]
    [InlineData("never-holds", "$.routes[0].when", "routes/0/when", "{ \"within\": { \"days\": 90 }, \"beyond\": { \"days\": 90 } }")]
    [InlineData("never-holds", "$.routes[0].when", "routes/0/when", "{ \"event\": \"none\", \"eventYear\": \"previous\" }")]
    [InlineData("never-holds", "$.routes[0].when", "routes/0/when", "{ \"settlement\": \"yes\" }")]
    [InlineData("never-holds", "$.routes[0].when", "groups/0/members", "[]")]
    [InlineData("interruption", "$.routes[0].addsInterruption", "routes/0/addsInterruption", "true")]
    [InlineData("long-interruption", "$.interruption", "interruption", "{ \"monthsPerYear\": 1, \"longYears\": 4, \"rule\": \"R-1\" }")]
    [InlineData("range", "$.interruption.countsFrom", "interruption", "{ \"monthsPerYear\": 1, \"countsFrom\": 0, \"rule\": \"R-1\" }")]
    [InlineData("range", "$.bonuses.mostPercent", "bonuses", "{ \"ceiling\": 1, \"mostPercent\": 101, \"rules\": [], \"rule\": \"R-1\" }")]
    [InlineData("missing-source", "$.bonuses.rule", "bonuses", "{ \"ceiling\": 1, \"mostPercent\": 1, \"rules\": [] }")]
    [InlineData("missing-source", "$.reviews.rules", "reviews", "{ \"secondClerk\": true }")]
    [InlineData("unknown-rule", "$.reviews.rules", "reviews", "{ \"secondClerk\": true, \"rules\": [\"R-2\"] }")]
    [InlineData("no-last-row", "$.eligibility", "eligibility", "[]")]
    [InlineData("unknown-answer", "$.routes[0].when.window", "routes/0/when/window", "\"third\"")]
    [InlineData("unknown-property", "$.routes[0].when.wether", "routes/0/when", "{ \"wether\": \"rain\" }")]
    [InlineData("unknown-value", "$.routes[0].start", "routes/0/start", "\"tomorrow\"")]
    [InlineData("wait", "$.routes[0].wait", "routes/0/start", "\"after-wait\"")]
    [InlineData("unknown-option", "$.assumptions[0].value", "assumptions/0/value", "\"ajar\"")]
    [InlineData("unknown-option", "$.routes[0].if.Q-EX-01", "routes/0/if", "{ \"Q-EX-01\": \"ajar\" }")]
    [InlineData("unknown-question", "$.governmentShare.amount", "governmentShare/amount", "\"Q-EX-99\"")]
    [InlineData("unknown-property", "$.tires", "tires", "[]")]
    [InlineData("missing", "$.governmentShare", "governmentShare", null)]
    [InlineData("missing", "$.title.en", "title", "{ \"zh\": \"例\" }")]
    public void Load_GivenOneFault_ThenThePathAndTheCode(string code, string path, string place, string? value)
    {
        // Given
        var document = Broken(place, value);

        // When
        var load = PlanLoader.Load(new PlanText("990101/2030", document));

        // Then
        Assert.Null(load.Plan);
        Assert.Contains(load.Faults, fault => fault.Code == code && fault.Path == path && fault.Sentence.Length > 0);
    }

    [Fact]
    public void Load_GivenRowsThatTogetherTakeEveryAnswer_ThenTheRowBelowThemIsUnreachable()
    {
        // Given: each of the two takes one window, and the third asks for both
        var document = Broken("routes", """
            [
              { "key": "one", "zh": "一", "en": "One", "when": { "window": "first" }, "verdict": "refused", "rules": ["R-1"] },
              { "key": "two", "zh": "二", "en": "Two", "when": { "window": "second" }, "verdict": "refused", "rules": ["R-1"] },
              { "key": "both", "zh": "三", "en": "Three", "when": { "window": ["first", "second"], "channel": "cash" }, "verdict": "refused", "rules": ["R-1"] },
              { "key": "out", "zh": "外", "en": "Out", "verdict": "refused", "rules": ["R-1"] }
            ]
            """);

        // When
        var fault = PlanLoader.Load(new PlanText("990101/2030", document)).Faults.Single(fault => fault.Code == "unreachable");

        // Then
        Assert.Equal("$.routes[2].when", fault.Path);
        Assert.Contains("'one', 'two'", fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_GivenRowsThatTakeNothingAlone_ThenTheyAreNotNamed()
    {
        // Given: the first row takes some people, the second all of them
        var document = Broken("routes", """
            [
              { "key": "some", "zh": "一", "en": "One", "when": { "migrant": "yes" }, "verdict": "refused", "rules": ["R-1"] },
              { "key": "all", "zh": "二", "en": "Two", "when": { "window": "first" }, "verdict": "refused", "rules": ["R-1"] },
              { "key": "cash", "zh": "三", "en": "Three", "when": { "window": "first", "channel": "cash" }, "verdict": "refused", "rules": ["R-1"] },
              { "key": "out", "zh": "外", "en": "Out", "verdict": "refused", "rules": ["R-1"] }
            ]
            """);

        // When
        var fault = PlanLoader.Load(new PlanText("990101/2030", document)).Faults.Single(fault => fault.Code == "unreachable");

        // Then
        Assert.Equal("'cash' never decides: 'all' above it take everything.", fault.Sentence);
    }

    [Fact]
    public void Load_GivenRowsThatTakeEveryPersonByDifferentQuestions_ThenTheRowBelowThemIsUnreachable()
    {
        // Given: agents with cash, agents without, and everybody who comes in person
        var document = Broken("routes", """
            [
              { "key": "agent-cash", "zh": "一", "en": "One", "when": { "byAgent": "yes", "channel": "cash" }, "verdict": "refused", "rules": ["R-1"] },
              { "key": "agent", "zh": "二", "en": "Two", "when": { "byAgent": "yes", "channel": ["unstated", "pos", "online", "bank", "zero-declaration"] }, "verdict": "refused", "rules": ["R-1"] },
              { "key": "self", "zh": "三", "en": "Three", "when": { "byAgent": ["no", "unstated"] }, "verdict": "refused", "rules": ["R-1"] },
              { "key": "migrant", "zh": "四", "en": "Four", "when": { "migrant": "yes" }, "verdict": "refused", "rules": ["R-1"] },
              { "key": "out", "zh": "外", "en": "Out", "verdict": "refused", "rules": ["R-1"] }
            ]
            """);

        // When
        var faults = PlanLoader.Load(new PlanText("990101/2030", document)).Faults.Where(fault => fault.Code == "unreachable");

        // Then
        Assert.Equal(["$.routes[3].when", "$.routes[4].when"], faults.Select(fault => fault.Path));
    }

    [Fact]
    public void Load_GivenSeveralFaults_ThenAllAreReportedAtOnce()
    {
        // Given
        var root = JsonNode.Parse(Small)!;
        root["tiers"]![0]!["standard"] = "many";
        root["coverage"]!["to"] = "2030-02-30";
        root["quotas"]!["total"]!["hukou"] = 151;

        // When
        var faults = PlanLoader.Load(new PlanText("990101/2030", root.ToJsonString())).Faults;

        // Then
        Assert.Superset(
            new HashSet<string> { "$.tiers[0].standard", "$.coverage.to", "$.quotas.total.hukou" },
            faults.Select(fault => fault.Path).ToHashSet());
    }

    [Theory]
    [InlineData("{", "not-json")]
    [InlineData("[]", "not-an-object")]
    public void Load_GivenNoPlanAtAll_ThenItSaysSo(string text, string code) =>
        Assert.Contains(PlanLoader.Load(new PlanText("990101/2030", text)).Faults, fault => fault.Code == code);

    [Theory]
    [InlineData("unit", "\"990102101\"", "foreign-unit")]
    [InlineData("year", "2031", "other-year")]
    [InlineData("tiers", "[]", "not-the-townships")]
    public void Load_GivenATownshipThatOversteps_ThenItIsRefused(string name, string value, string code)
    {
        // Given
        var township = JsonNode.Parse("""{ "unit": "990101101", "year": 2030, "version": "1", "title": { "zh": "镇", "en": "Town" } }""")!;
        township[name] = JsonNode.Parse(value);

        // When
        var load = PlanLoader.Load(new PlanText("990101/2030", WithoutQuotas()), new PlanText("990101101/2030", township.ToJsonString()));

        // Then
        Assert.Contains(load.Faults, fault => fault.Code == code && fault.Document == "990101101/2030");
    }

    [Fact]
    public void Load_GivenAChoice_ThenTheSwitchedRowIsGone()
    {
        // Given
        var document = Broken("routes/0/if", "{ \"Q-EX-01\": \"open\" }");

        // When
        var open = PlanLoader.Load(new PlanText("990101/2030", document)).Required;
        var shut = PlanLoader.Load(new PlanText("990101/2030", document), choices: new Dictionary<string, string> { ["Q-EX-01"] = "shut" }).Required;

        // Then
        Assert.Equal(["in", "out"], open.Routes.Rows.Select(row => row.Key));
        Assert.Equal(["out"], shut.Routes.Rows.Select(row => row.Key));
    }

    [Fact]
    public void Fact_GivenTheFactSheet_ThenEveryFactHasASlot() => Assert.True(Enum.GetValues<Fact>().Length <= 36);

    private static string WithoutQuotas()
    {
        var root = JsonNode.Parse(Small)!.AsObject();
        root.Remove("quotas");
        return root.ToJsonString();
    }

    private static string Broken(string place, string? value)
    {
        var root = JsonNode.Parse(Small)!;
        var steps = place.Split('/');
        var node = root;
        foreach (var step in steps[..^1])
        {
            node = int.TryParse(step, out var index) ? node![index]! : node![step]!;
        }

        if (value is null)
        {
            node!.AsObject().Remove(steps[^1]);
        }
        else
        {
            node![steps[^1]] = JsonNode.Parse(value);
        }

        return root.ToJsonString();
    }
}
