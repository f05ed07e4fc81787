using EnrollmentPortal.Application.Demonstration;
using EnrollmentPortal.Application.Demonstration.People;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;

namespace EnrollmentPortal.Application.Tests.Demonstration;

/// <summary>Does the invented population look like one?</summary>
public sealed class SyntheticPeopleTests(SmallPopulation small) : IClassFixture<SmallPopulation>
{
    [Fact]
    public void Ages_GivenEverybody_ThenNobodyIsUnbornOrImpossiblyOld() =>
        Assert.All(small.WithTenant, row => Assert.All(row.Household.Members, person =>
            Assert.InRange(AgeOn(person, row.Tenant.BusinessDate), 0, 102)));

    [Fact]
    public void Ages_GivenParentsAndChildren_ThenAGenerationLiesBetweenThem() =>
        Assert.All(small.All, household =>
        {
            var head = household.Members[0];
            Assert.All(household.Members, person => Assert.True(IsAGenerationAway(head, person), $"{household.Number} {person.Relation}"));
        });

    [Fact]
    public void Ages_GivenHeadsAndSpouses_ThenTheyAreGrownUpAndOfOppositeSex() =>
        Assert.All(small.WithTenant, row =>
        {
            var head = row.Household.Members[0];
            Assert.True(AgeOn(head, row.Tenant.BusinessDate) >= 18);
            Assert.All(row.Household.Members.Where(person => person.Relation == Relation.Spouse), spouse =>
            {
                Assert.True(AgeOn(spouse, row.Tenant.BusinessDate) >= 20);
                Assert.NotEqual(head.Sex, spouse.Sex);
            });
        });

    [Fact]
    public void Shapes_GivenEverybody_ThenChildrenElderlyAloneAndThreeGenerationsAreAmongThem()
    {
        // Given
        var rows = small.WithTenant.ToList();
        var people = rows.SelectMany(row => row.Household.Members.Select(person => AgeOn(person, row.Tenant.BusinessDate))).ToList();

        // When
        var minors = people.Average(age => age < 18 ? 1.0 : 0.0);
        var elderly = people.Average(age => age >= 60 ? 1.0 : 0.0);
        var aloneInAge = rows.Count(row => row.Household.Members.Count == 1 && AgeOn(row.Household.Members[0], row.Tenant.BusinessDate) >= 61);
        var threeGenerations = rows.Count(row => row.Household.Members.Any(person => person.Relation == Relation.Grandchild));

        // Then
        Assert.InRange(minors, 0.15, 0.30);
        Assert.InRange(elderly, 0.15, 0.30);
        Assert.True(aloneInAge > rows.Count / 20);
        Assert.True(threeGenerations > rows.Count / 20);
    }

    [Fact]
    public void Newborn_GivenEveryTenant_ThenSomeAreEnteredAfterTheWindowOpenedAndNobodyElseIs()
    {
        foreach (var tenant in DemonstrationTenant.All)
        {
            // Given
            var people = small.Households[tenant.TenantId].SelectMany(household => household.Members).ToList();

            // When
            var late = people.Where(person => person.RegisteredOn > tenant.OpenedOn).ToList();

            // Then
            Assert.NotEmpty(late);
            Assert.All(late, person => Assert.True(person.BornOn >= tenant.OpenedOn.AddDays(-75)));
            Assert.All(people, person => Assert.InRange(person.RegisteredOn, Later(person.BornOn, tenant.OpenedOn.AddDays(-60)), tenant.BusinessDate));
        }
    }

    [Fact]
    public void Exemptions_GivenEverybody_ThenEveryReasonOccursWithEvidenceAndADateBeforeTheWindow()
    {
        // Given
        var exempt = small.WithTenant
            .SelectMany(row => row.Household.Members.Where(person => person.Exemption is not null).Select(person => (row.Tenant, person)))
            .ToList();

        // When, Then
        Assert.Equal(Enum.GetValues<ExemptionReason>(), exempt.Select(row => row.person.Exemption!.Reason).Distinct().Order());
        Assert.All(exempt, row =>
        {
            Assert.NotEmpty(row.person.Exemption!.Note);
            Assert.InRange(row.person.Exemption.Since, row.person.BornOn, row.Tenant.OpenedOn.AddDays(-1));
        });
        Assert.All(exempt.Where(row => row.person.Exemption!.Reason == ExemptionReason.MilitaryService), row => Assert.Equal(Sex.Male, row.person.Sex));
    }

    [Fact]
    public void Identities_GivenEverybody_ThenSomeHaveTwoAndThreeAndNoneHasOneTwice()
    {
        // Given
        var counts = small.People.GroupBy(person => person.Identities.Count).ToDictionary(group => group.Key, group => group.Count());

        // When, Then
        Assert.True(counts[0] > counts[1]);
        Assert.True(counts[1] > counts[2]);
        Assert.True(counts[2] > 100);
        Assert.True(counts[3] > 0);
        Assert.All(small.People, person => Assert.Equal(person.Identities.Count, person.Identities.DistinctBy(identity => identity.Category).Count()));
    }

    [Fact]
    public void Identities_GivenAnyTenant_ThenTheyAreItsPlansAndCertifiedBetweenBirthAndTheWindow() =>
        Assert.All(small.WithTenant, row => Assert.All(row.Household.Members, person => Assert.All(person.Identities, identity =>
        {
            Assert.Contains(IdentityShare.Of(row.Tenant.TenantId), share => share.Category == identity.Category && share.CertifiedBy == identity.CertifiedBy);
            Assert.InRange(identity.CertifiedOn, person.BornOn, row.Tenant.OpenedOn.AddDays(-1));
        })));

    [Fact]
    public void Identities_GivenTheCategoryForPeopleWithoutAnother_ThenItStandsAlone() =>
        Assert.All(
            small.People.Where(person => person.Identities.Any(identity => identity.Category.StartsWith("未享受其他", StringComparison.Ordinal))),
            person => Assert.Single(person.Identities));

    [Theory]
    [InlineData(500236, 0.85, 0.93)]
    [InlineData(500240, 0.85, 0.93)]
    [InlineData(500118, 0.85, 0.93)]
    [InlineData(421321, 0.85, 0.93)]
    [InlineData(130607, 0.80, 0.87)] // 满城 prints its own: 338,482 of 407,392, little over 80 % in the town
    public void Coverage_GivenATenant_ThenTheUsualShareWasEnrolledLastYearInItsTiers(int tenantId, double low, double high)
    {
        // Given
        var tenant = DemonstrationTenant.Of(tenantId);
        var people = small.Households[tenantId].SelectMany(household => household.Members).ToList();

        // When
        var covered = people.Where(person => person.LastCoveredTier is not null).ToList();

        // Then
        Assert.InRange((double)covered.Count / people.Count, low, high);
        Assert.Equal(tenant.Tiers, covered.Select(person => person.LastCoveredTier!).Distinct().OrderBy(tier => tenant.Tiers.ToList().IndexOf(tier)));
    }

    private static bool IsAGenerationAway(SyntheticPerson head, SyntheticPerson person) => person.Relation switch
    {
        Relation.Son or Relation.Daughter => head.BornOn.AddYears(17) < person.BornOn,
        Relation.Grandchild => head.BornOn.AddYears(35) < person.BornOn,
        Relation.Parent => person.BornOn.AddYears(17) < head.BornOn,
        Relation.Grandparent => person.BornOn.AddYears(35) < head.BornOn,
        Relation.Head or Relation.Spouse or Relation.Sibling or Relation.DaughterInLaw or Relation.SonInLaw or Relation.Other => true,
    };

    private static DateOnly Later(DateOnly left, DateOnly right) => left > right ? left : right;

    private static int AgeOn(SyntheticPerson person, DateOnly day) =>
        new FamilyMember(person.Relation, person.Sex, person.BornOn, person.Name).AgeOn(day);
}
