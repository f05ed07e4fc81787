using EnrollmentPortal.Application.Demonstration;
using EnrollmentPortal.Application.Demonstration.People;
using EnrollmentPortal.Application.Divisions;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Tests.Demonstration;

public sealed class SyntheticPopulationTests(SmallPopulation small) : IClassFixture<SmallPopulation>
{
    [Fact]
    public void Of_GivenTheSameTenantTwice_ThenThePeopleAreTheSame()
    {
        foreach (var tenant in DemonstrationTenant.All)
        {
            // Given
            var before = small.Households[tenant.TenantId];

            // When
            var again = SyntheticPopulation.Of(tenant.TenantId, PopulationSize.Small);

            // Then
            Assert.Equal(before.Select(Describe), again.Select(Describe));
        }
    }

    [Fact]
    public void Of_GivenNoPopulation_ThenNobodyIsMade() => Assert.Empty(SyntheticPopulation.Of(500240, PopulationSize.None));

    [Fact]
    public void Of_GivenACountyWithoutDemonstration_ThenItThrows() =>
        Assert.Throws<ArgumentException>(() => SyntheticPopulation.Of(110101, PopulationSize.Small));

    [Theory]
    [InlineData(500240, 7)]
    [InlineData(500118, 7)]
    [InlineData(130607, 12)]
    [InlineData(421321, 18)]
    [InlineData(500236, 33)]
    public void Of_GivenTheSmallSize_ThenEveryUnitHasExactlyItsPeopleAndNobodyLivesElsewhere(int tenantId, int units)
    {
        // Given
        var expected = PopulationUnit.Of(tenantId, PopulationSize.Small);

        // When
        var counted = expected.ToDictionary(unit => unit.Unit.Code, unit => Count(small.Households[tenantId], unit.Unit.Code));

        // Then
        Assert.Equal(units, expected.Count);
        Assert.All(expected, unit => Assert.Equal(unit.People, counted[unit.Unit.Code]));
        Assert.All(expected, unit => Assert.True(unit.People >= 300));
        Assert.Equal(counted.Values.Sum(), small.Households[tenantId].Sum(household => household.Members.Count));
    }

    [Theory]
    [InlineData(500240, "500240108001", 4813)]
    [InlineData(500240, "500240108", 15041)]
    [InlineData(500118, "500118107", 20264)]
    public void Of_GivenThePrintedSize_ThenTheTableIsReproduced(int tenantId, string unit, int people)
    {
        // Given, When
        var households = SyntheticPopulation.Of(tenantId, PopulationSize.Printed);

        // Then
        Assert.Equal(people, Count(households, OrgCode.Parse(unit)));
    }

    [Theory]
    [InlineData(130607, 407_392 + 1_772)]
    [InlineData(421321, 643_118)]
    [InlineData(500236, 120_000)]
    public void PopulationUnits_GivenThePrintedSize_ThenTheyAddUpToThePrintedTotal(int tenantId, int people) =>
        Assert.Equal(people, PopulationUnit.Of(tenantId, PopulationSize.Printed).Sum(unit => unit.People));

    [Fact]
    public void Of_GivenAnyVillageOfTheUnits_ThenSomebodyLivesInIt()
    {
        foreach (var tenant in DemonstrationTenant.All)
        {
            // Given
            var villages = PopulationUnit.Of(tenant.TenantId, PopulationSize.Small)
                .SelectMany(unit => DivisionCatalog.Embedded.VillagesUnder(unit.Unit.Code));

            // When
            var inhabited = small.Households[tenant.TenantId].Select(household => household.Village).ToHashSet();

            // Then
            Assert.All(villages, village => Assert.Contains(village, inhabited));
        }
    }

    [Fact]
    public void Of_GivenAllTenants_ThenIdNumbersAreValidUniqueReservedAndAgreeWithThePerson()
    {
        // Given
        var seen = new HashSet<string>();

        // When, Then
        Assert.All(small.People, person =>
        {
            var read = IdNumber.Parse(person.IdNumber.Reveal(), allowReserved: true).Value;
            Assert.True(read.IsReserved);
            Assert.Null(read.Disagreement(person.BornOn, person.Sex));
            Assert.True(seen.Add(read.Reveal()), "twice");
        });
    }

    [Fact]
    public void Of_GivenThePrintedSizeOfATown_ThenIdNumbersStayUnique()
    {
        // Given
        var seen = new HashSet<string>();

        // When, Then
        Assert.All(
            SyntheticPopulation.Of(500118, PopulationSize.Printed).SelectMany(household => household.Members),
            person => Assert.True(seen.Add(person.IdNumber.Reveal()), "twice"));
    }

    [Fact]
    public void Of_GivenAllTenants_ThenRegisterNumbersAreUniqueInTheTenantAndTelephonesEverywhere()
    {
        // Given, When
        var repeated = small.Households.Values
            .SelectMany(households => households.GroupBy(household => household.Number).Where(group => group.Count() > 1));
        var phones = small.All.SelectMany(household => household.Members).Select(person => person.Phone).OfType<string>().ToList();

        // Then
        Assert.Empty(repeated);
        Assert.Equal(phones.Count, phones.Distinct().Count());
        Assert.All(phones, phone => Assert.Matches("^154[0-9]{8}$", phone));
    }

    [Fact]
    public void Of_GivenAnyHousehold_ThenItHasOneHeadWhoStandsFirstAndAtMostOneSpouse() =>
        Assert.All(small.All, household =>
        {
            Assert.Equal(Relation.Head, household.Members[0].Relation);
            Assert.Single(household.Members, person => person.Relation == Relation.Head);
            Assert.InRange(household.Members.Count(person => person.Relation == Relation.Spouse), 0, 1);
        });

    [Fact]
    public void Of_GivenTheUniversity_ThenItsStudentsAreGrownUpAndRegisteredAlone()
    {
        // Given, When
        var students = small.Households[130607].Where(household => household.Village.Code.Value == "130607900001").ToList();

        // Then
        Assert.Equal(300, students.Count);
        Assert.All(students, household => Assert.InRange(AgeOn(Assert.Single(household.Members).BornOn, new(2022, 11, 14)), 18, 22));
    }

    [Fact]
    public void Of_GivenATujiaCounty_ThenTheTujiaAreTheMajorityThereAndNowhereElse()
    {
        // Given, When
        var shares = small.Households.ToDictionary(
            pair => pair.Key,
            pair => pair.Value.SelectMany(household => household.Members).Average(person => person.EthnicGroup == EthnicGroup.Tujia ? 1.0 : 0.0));

        // Then
        Assert.InRange(shares[500240], 0.55, 0.85);
        Assert.InRange(shares[500236], 0.03, 0.2);
        Assert.All([130607, 421321], tenantId => Assert.InRange(shares[tenantId], 0, 0.02));
    }

    [Fact]
    public void Of_GivenFirstHouseholds_ThenTheyAreTheStableExamples()
    {
        // Given, When
        var examples = DemonstrationTenant.All.Select(tenant =>
            (Small: small.Households[tenant.TenantId][0], Printed: SyntheticPopulation.Of(tenant.TenantId, PopulationSize.Printed).First())).ToList();

        // Then
        Assert.All(examples, example => Assert.Equal(Describe(example.Small), Describe(example.Printed)));
        Assert.Equal(
            ["向兴国 00000001", "刘志强 00000001", "谭国华 00000001", "陈德富 00000001", "徐正平 00000001"],
            examples.Select(example => $"{example.Small.Members[0].Name} {example.Small.Number}"));
        var mother = examples[2].Small.Members.Single(person => person.Relation == Relation.Parent);
        Assert.Equal(["计生优抚（奖扶）对象", "城乡重度（一、二级）残疾人员"], mother.Identities.Select(identity => identity.Category));
    }

    private static int AgeOn(DateOnly bornOn, DateOnly day) => new FamilyMember(Relation.Head, Sex.Male, bornOn, string.Empty).AgeOn(day);

    private static int Count(IEnumerable<SyntheticHousehold> households, OrgCode unit) =>
        households.Where(household => unit.Contains(household.Village.Code)).Sum(household => household.Members.Count);

    private static string Describe(SyntheticHousehold household) =>
        $"{household.Village.Code} {household.Number} {household.Address} {household.Phone} {household.Residence} "
        + string.Join('|', household.Members.Select(person => person with { Identities = [] }))
        + string.Join('|', household.Members.SelectMany(person => person.Identities));
}
