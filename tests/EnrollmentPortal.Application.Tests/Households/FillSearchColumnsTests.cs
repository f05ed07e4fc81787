using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace EnrollmentPortal.Application.Tests.Households;

public sealed class FillSearchColumnsTests(TestPortal portal) : IClassFixture<TestPortal>
{
    [Fact]
    public async Task ExecuteAsync_GivenRowsFromBeforeTheColumns_ThenTheyAreFoundAndASecondRunFindsNothing()
    {
        // Given
        var register = await new ARegister(portal, 500240).BuildAsync();
        await register.AddHouseholdAsync(register.Village, "00000001", "谭晓明", "谭小宝");
        await portal.OwnerScalarAsync<int>("with gone as (update person set name_pinyin = '', phone_reversed = null returning 1) select count(*)::int from gone");
        await portal.OwnerScalarAsync<int>("with gone as (update household set address_stem = '', phone_reversed = null returning 1) select count(*)::int from gone");
        var fill = portal.Services.GetRequiredService<FillSearchColumns>();

        // When
        var filled = await fill.ExecuteAsync(CancellationToken.None);
        var again = await fill.ExecuteAsync(CancellationToken.None);

        // Then
        Assert.Equal((3, 0), (filled, again));
        foreach (var typed in new[] { "tanxiaoming", "8899", "王场镇太和社区3组1" })
        {
            var found = await portal.UseCase<SearchRegistry>().ExecuteAsync(typed, TestPortal.ActorAs(Role.TownshipClerk, register.Township), CancellationToken.None);
            Assert.Contains(found.Value.Hits, hit => hit.Name == "谭晓明");
        }
    }

    [Fact]
    public void Applicant_GivenAReleaseOrAMistake_ThenOnlyTheReleaseIsALifeEvent()
    {
        // Given
        var household = new Household(Guid.CreateVersion7(), OrgCode.Parse("500240108001"), "1");
        var person = new Person(
            Guid.CreateVersion7(),
            household,
            new Particulars("甲", "j", Relation.Head, Sex.Male, new DateOnly(1980, 1, 1), "汉族", null),
            new ProtectedIdNumber([], [], string.Empty),
            new DateOnly(2023, 1, 1));

        var plan = PlanLibrary.BuiltIn.For(household.OrgCode, 2024)!;

        // When, Then: recorded by mistake
        person.Exempt(ExemptionReason.Imprisoned, null, new DateOnly(2023, 1, 1));
        person.Return(on: null);
        Assert.Null(RegisteredApplicant.Of(plan, person, new DateOnly(2023, 11, 20)).Circumstances.Event);

        // When, Then: released
        person.Exempt(ExemptionReason.Imprisoned, null, new DateOnly(2023, 1, 1));
        person.Return(new DateOnly(2023, 11, 1));
        Assert.Equal(new LifeEvent(LifeEventKind.ReleasedFromPrison, new DateOnly(2023, 11, 1)), RegisteredApplicant.Of(plan, person, new DateOnly(2023, 11, 20)).Circumstances.Event);
    }
}
