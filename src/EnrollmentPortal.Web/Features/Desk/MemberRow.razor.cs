using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Plans.Tables;
using EnrollmentPortal.Web.Components;
using EnrollmentPortal.Web.Features.Desk.Payment;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.Desk;

/// <summary>One member: chosen or not, tier, amounts; or the receipt, or the reason why none is needed.</summary>
public sealed partial class MemberRow
{
    [Parameter, EditorRequired]
    public MemberSheet Member { get; set; } = default!;

    [Parameter, EditorRequired]
    public Basket Basket { get; set; } = default!;

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = default!;

    /// <summary>True for the member that the search found.</summary>
    [Parameter]
    public bool Found { get; set; }

    [Parameter]
    public bool WhyOpen { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnWhy { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnChanged { get; set; }

    /// <summary>A question of the member was answered.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnAnswered { get; set; }

    /// <summary>True once a payment was taken: those left out are then asked beside the receipt.</summary>
    [Parameter]
    public bool Paid { get; set; }

    /// <summary>A reason was recorded.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnTold { get; set; }

    // What decides a price is asked first.
    private bool IsAskedWhyHere => !Paid && Member.Question is null && Basket.IsAskedWhy(Member);

    private bool IsMissing => Member is { Enrolled: null, Exempt: null };

    private TierQuote? Quote => Basket.QuoteOf(Member);

    private string RowClass => string.Join(' ', new[] { Found ? "desk-found" : null, Basket.IsChosen(Member) ? "desk-chosen" : null }.OfType<string>());

    private static string Obstacle(TierQuote quote) => quote.Assessment.Verdict switch
    {
        Verdict.Refused => "Refused",
        Verdict.Review => "Review",
        Verdict.Accepted => "AmountUnknown",
    };

    // The most urgent warning says what is wrong; without one the deciding clause does.
    private static string Sentence(TierQuote quote) =>
        quote.Assessment.Warnings is [var urgent, ..]
            ? Display.Words(urgent.Text)
            : Display.Words(quote.Assessment.Reasons is [.., var deciding] ? deciding.Text : quote.Assessment.RouteName);

    private void TurnQuestion() => Basket.TurnQuestion(Member);

    private Task ChooseAsync(bool chosen)
    {
        Basket.Choose(Member, chosen);
        return OnChanged.InvokeAsync();
    }

    private Task SetTierAsync(string tier)
    {
        Basket.SetTier(Member, tier);
        return OnChanged.InvokeAsync();
    }
}
