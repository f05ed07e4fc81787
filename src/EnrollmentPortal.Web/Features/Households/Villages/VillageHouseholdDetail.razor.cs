using System.Globalization;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.Domain.Plans.Tables;
using EnrollmentPortal.Web.Components;
using EnrollmentPortal.Web.Features.Facts;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.Households.Villages;

/// <summary>An opened household: members with their state and why, prices, and a button to call.</summary>
public sealed partial class VillageHouseholdDetail
{
    [Parameter, EditorRequired]
    public OpenedHousehold Household { get; set; } = default!;

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = default!;

    [Inject]
    private FactFormatter Facts { get; set; } = default!;

    private static string Tag(MemberState state) => state switch
    {
        MemberState.Missing => "tag tag-bad",
        MemberState.Enrolled => "tag tag-good",
        MemberState.Exempt => "tag",
    };

    private string Why(VillageMember member) => member switch
    {
        { Enrolled: { } enrolled } => T["WhyEnrolled", enrolled.Tier, Display.Date(enrolled.On)],
        { Exempt: { Note: { Length: > 0 } note } exempt } => T["WhyExemptNote", T["Exemption." + exempt.Reason].Value, Display.Date(exempt.Since), note],
        { Exempt: { } exempt } => T["WhyExempt", T["Exemption." + exempt.Reason].Value, Display.Date(exempt.Since)],
        { CoveredLastYear: { } tier } => T["WhyMissingRenewal", tier],
        _ => T["WhyMissingNew"],
    };

    private string Price(TierPrice price)
    {
        var tier = price.Tier.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        return price switch
        {
            { Due: { } due, SubsidyCategory: { } category } => T["PriceSubsidised", tier, Display.Yuan(due), category],
            { Due: { } due } => T["Price", tier, Display.Yuan(due)],
            { Asked: { } kind } => T["PriceAsked", tier, Facts.Kind(kind)],
            { Verdict: Verdict.Refused } => T["PriceRefused", tier],
            _ => T["PriceReview", tier],
        };
    }
}
