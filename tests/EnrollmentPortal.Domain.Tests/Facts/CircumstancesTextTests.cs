using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Tests.Facts;

public sealed class CircumstancesTextTests
{
    [Fact]
    public void Parse_GivenNothing_ThenALocalResident() =>
        Assert.Equal(Circumstances.None, CircumstancesText.Parse(string.Empty).Value);

    [Fact]
    public void Parse_GivenEveryKindOfValue_ThenEachIsUnderstood()
    {
        // When
        var known = CircumstancesText.Parse(
            "event=newborn; event_on=2024-03-01;independent=no;years_paid=2023+2024;residence=other-district-resident-living-here;"
            + "insured_elsewhere=other-area;status=in-prison;student=university-freshman;paid_before=38.50;paid_as=城乡低保对象;channel=zero-declaration;").Value;

        // Then
        Assert.Equal(new LifeEvent(LifeEventKind.Newborn, new DateOnly(2024, 3, 1)), known.Event);
        Assert.Equal([2023, 2024], known.YearsPaid);
        Assert.False(known.Independent);
        Assert.Null(known.GuardianPaid);
        Assert.Equal(
            (Residence.OtherDistrictResidentLivingHere, OtherInsurance.OtherArea, ServiceStatus.InPrison, StudentKind.UniversityFreshman),
            (known.Residence, known.InsuredElsewhere, known.Status, known.Student));
        Assert.Equal((Money.FromYuan(38.5m), "城乡低保对象", ChannelKind.ZeroDeclaration), (known.PaidBefore, known.PaidAs, known.Channel));
    }

    [Theory]
    [InlineData("weather=rain", "assessment.unknown-circumstance")]
    [InlineData("independent", "assessment.unknown-circumstance")]
    [InlineData("independent=maybe", "assessment.unknown-value")]
    [InlineData("event=wedding;event_on=2024-01-01", "assessment.unknown-value")]
    [InlineData("event=none;event_on=2024-01-01", "assessment.unknown-value")]
    [InlineData("event_on=2024-02-30;event=newborn", "assessment.unknown-value")]
    [InlineData("event=released-from-prison", "assessment.event-without-day")]
    [InlineData("event_on=2024-01-01", "assessment.event-without-day")]
    [InlineData("paid_before=1.234", "assessment.unknown-value")]
    [InlineData("paid_before=-1", "assessment.unknown-value")]
    [InlineData("paid_as=", "assessment.unknown-value")]
    [InlineData("years_paid=24", "assessment.unknown-value")]
    [InlineData("residence=Local-Hukou", "assessment.unknown-value")]
    public void Parse_GivenAnUnknownKeyOrValue_ThenTheError(string text, string code) =>
        Assert.Equal(code, CircumstancesText.Parse(text).Error?.Code);
}
