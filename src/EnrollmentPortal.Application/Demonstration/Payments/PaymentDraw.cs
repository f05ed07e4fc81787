using EnrollmentPortal.Application.Demonstration.People;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Demonstration.Payments;

/// <summary>Draws which households of a village have paid, when, and for which members.</summary>
internal sealed class PaymentDraw(PaymentCampaign campaign, OrgCode village)
{
    private const int AwayPercent = 50;

    // 8:30 to 17:30.
    private static readonly TimeSpan Opening = new(8, 30, 0);
    private const int OfficeSeconds = 9 * 60 * 60;

    private readonly Dice _dice = Dice.OfPayments(village);
    private readonly double _share = campaign.ShareOf(village);
    private double _due;

    /// <summary>The visit of the village's next household; null when it has not paid.</summary>
    public PaymentVisit? Next(SyntheticHousehold household)
    {
        // The example households are left for users who try the portal.
        if (household.Number == ExampleHouseholds.Number || !IsDue())
        {
            return null;
        }

        var day = campaign.Days.Draw(_dice);
        var at = ChinaCalendar.MidnightInChina(day) + Opening + TimeSpan.FromSeconds(_dice.Below(OfficeSeconds));
        var members = household.Members.Select(person => Takes(person, day)).ToList();
        return new PaymentVisit(day, at.ToUniversalTime(), members, _dice.Fraction());
    }

    // What is due is carried on, so that even a village of ten households comes out at its share.
    private bool IsDue()
    {
        _due += _share;
        if (_due <= _dice.Fraction())
        {
            return false;
        }

        _due--;
        return true;
    }

    // Half of those who work away leave it for the new year at home.
    private bool Takes(SyntheticPerson person, DateOnly day) =>
        !(person.IsMigrant && _dice.Percent(AwayPercent)) && person.Exemption is null && person.RegisteredOn <= day;
}

/// <summary>A household comes to pay.</summary>
/// <param name="Day">The business date.</param>
/// <param name="At">The instant, in UTC.</param>
/// <param name="Members">For every member, in the household's order, whether they may be enrolled now.</param>
/// <param name="Channel">A draw from 0 to below 1 about the way to pay.</param>
internal sealed record PaymentVisit(DateOnly Day, DateTimeOffset At, IReadOnlyList<bool> Members, double Channel);
