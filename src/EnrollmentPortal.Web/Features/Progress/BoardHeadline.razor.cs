using System.Globalization;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Progress;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Progress;
using EnrollmentPortal.Web.Components;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.Progress;

/// <summary>The four figures that a meeting begins with.</summary>
public sealed partial class BoardHeadline
{
    [Parameter, EditorRequired]
    public ProgressBoard Board { get; set; } = default!;

    private string GoalText => (Board.Terms ?? BoardTerms.None).GoalPercent.ToString("0.##", CultureInfo.InvariantCulture);

    private string CompletionHint(QuotaStanding quota) => quota.OtherwiseInsured == 0
        ? T["CompletionHint", Display.Count(quota.Done), Display.Count(quota.Heads)]
        : T["CompletionHintOther", Display.Count(quota.Done), Display.Count(quota.Heads), Display.Count(quota.OtherwiseInsured)];

    private int OutsideQuota(QuotaStanding quota) => Board.Counts.Enrolled - quota.Enrolled;

    // What the forecast adds to the enrolled counts towards the same whole as today's rate.
    private string ForecastRate(int enrolledAtEnd) => Board.Quota is { } quota
        ? Display.Rate(quota.Done + enrolledAtEnd - Board.Counts.Enrolled, quota.Heads)
        : Display.Rate(enrolledAtEnd, Board.Counts.Expected);
}
