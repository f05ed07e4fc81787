using EnrollmentPortal.Application.Plans.Studio;
using EnrollmentPortal.Application.Plans.Studio.Fields;
using EnrollmentPortal.Application.Plans.Studio.Files;
using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Plans;

namespace EnrollmentPortal.Application.Tests.Plans.Studio;

/// <summary>What differs between two documents, told item by item.</summary>
public sealed class PlanDifferencesTests
{
    private const string Before =
        """
        { "version": "1", "tiers": [{ "key": "一档", "standard": 380 }], "categories": [
          { "name": "低保", "cells": { "一档": { "subsidy": 342, "selfPay": 38 } } }, { "name": "特困", "cells": { "一档": { "subsidy": 380, "selfPay": 0 } } } ],
          "routes": [ { "key": "a", "zh": "甲" }, { "key": "b", "zh": "乙" }, { "key": "c", "zh": "丙" } ] }
        """;

    [Fact]
    public void Between_GivenAnotherSubsidy_ThenItIsToldAndTheSelfPayThatFollowsIsNot()
    {
        // Given, When
        var found = PlanDifferences.Between(Before, Before.Replace("342, \"selfPay\": 38", "350, \"selfPay\": 30", StringComparison.Ordinal).Replace("\"version\": \"1\"", "\"version\": \"2\"", StringComparison.Ordinal));

        // Then
        Assert.Equal([new PlanDifference(PlanDifferenceKind.Changed, "$.categories[=低保].cells.一档.subsidy", "342", "350")], found);
    }

    [Fact]
    public void Between_GivenARowThatMovedToTheTop_ThenOnlyThatRowMoved()
    {
        // Given, When
        var found = PlanDifferences.Between(Before, Before.Replace(
            """[ { "key": "a", "zh": "甲" }, { "key": "b", "zh": "乙" }, { "key": "c", "zh": "丙" } ]""",
            """[ { "key": "c", "zh": "丙" }, { "key": "a", "zh": "甲" }, { "key": "b", "zh": "乙二" } ]""", StringComparison.Ordinal));

        // Then
        Assert.Equal(
            [new PlanDifference(PlanDifferenceKind.Moved, "$.routes[=c]", "3", "1"), new PlanDifference(PlanDifferenceKind.Changed, "$.routes[=b].zh", "\"乙\"", "\"乙二\"")],
            found);
    }

    [Fact]
    public void Between_GivenARowThatIsGoneAndANewOne_ThenBothAreTold()
    {
        // Given, When
        var found = PlanDifferences.Between(Before, Before.Replace("\"key\": \"b\", \"zh\": \"乙\"", "\"key\": \"d\", \"zh\": \"丁\"", StringComparison.Ordinal));

        // Then
        Assert.Equal([(PlanDifferenceKind.Removed, "$.routes[=b]"), (PlanDifferenceKind.Added, "$.routes[=d]")], found.Select(difference => (difference.Kind, difference.Path)));
    }

    [Fact]
    public void Between_GivenTheBuiltInDocuments_ThenEachDiffersFromItselfInNothingAndEveryPathIsFoundAgain()
    {
        foreach (var text in PlanLibrary.BuiltInDocuments)
        {
            // Given
            var document = PlanJson.Parse(text.Json)!;

            // When, Then
            Assert.Empty(PlanDifferences.Between(text.Json, text.Json));
            foreach (var (path, item) in PlanJson.Items(document, "$.routes").Concat(PlanJson.Items(document, "$.clauses")).Concat(PlanJson.Items(document, "$.groups")))
            {
                Assert.Same(item, PlanJson.Find(document, PlanPath.ByKeys(document, path)));
            }
        }
    }
}
