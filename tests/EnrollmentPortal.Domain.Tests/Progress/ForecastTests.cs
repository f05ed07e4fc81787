using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Progress;

namespace EnrollmentPortal.Domain.Tests.Progress;

public sealed class ForecastTests
{
    private static readonly DateOnly Opened = new(2023, 11, 3);
    private static readonly DateOnly Today = new(2023, 11, 20);
    private static readonly DateOnly LastDay = new(2023, 12, 31);

    [Fact]
    public void Of_GivenAWeekOfSteadyWork_ThenItsPaceGoesOnToTheLastDay()
    {
        // Given ten a day on the last seven days, and a burst before them that must not count
        DayGain[] days = [new(Opened, 900), .. Enumerable.Range(0, 7).Select(back => new DayGain(Today.AddDays(-back), 10))];

        // When
        var forecast = Forecast.Of(days, Counts(registered: 5000, enrolled: 970), Opened, Today, LastDay);

        // Then 970 + 10 × 41
        Assert.Equal(new Forecast(7, 10m, 41, 1380), forecast);
    }

    [Fact]
    public void Of_GivenThreeDaysSinceTheOpening_ThenThePaceIsOfThreeDays()
    {
        var forecast = Forecast.Of([new(Opened, 9), new(Opened.AddDays(2), 3)], Counts(100, 12), Opened, Opened.AddDays(2), Opened.AddDays(4));

        Assert.Equal(new Forecast(3, 4m, 2, 20), forecast);
    }

    [Fact]
    public void Of_GivenAPaceBeyondEverybody_ThenNoMoreThanShouldEnrol()
    {
        var forecast = Forecast.Of([new(Today, 700)], Counts(registered: 800, enrolled: 700, exempt: 50), Opened, Today, LastDay);

        Assert.Equal(750, forecast!.EnrolledAtEnd);
    }

    [Theory]
    [InlineData("2023-11-02")]
    [InlineData("2024-01-01")]
    public void Of_GivenADayOutsideTheCampaign_ThenNone(string day)
    {
        Assert.Null(Forecast.Of([new(Today, 5)], Counts(10, 5), Opened, DateOnly.ParseExact(day, "yyyy-MM-dd"), LastDay));
    }

    private static ProgressCounts Counts(int registered, int enrolled, int exempt = 0) =>
        new(registered, exempt, 0, enrolled, Money.Zero, Money.Zero, Money.Zero);
}
