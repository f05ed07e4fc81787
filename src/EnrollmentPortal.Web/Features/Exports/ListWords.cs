using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Exports;
using EnrollmentPortal.Web.Components;
using Microsoft.Extensions.Localization;

namespace EnrollmentPortal.Web.Features.Exports;

/// <summary>The words of a list in the user's language.</summary>
internal sealed class ListWords(IStringLocalizer<ExportTexts> texts, IStringLocalizer<RegistryTexts> registry, TimeProvider clock)
{
    private static readonly string[] Columns =
    [
        "Village", "Group", "HouseholdNumber", "Head", "Name", "Relation", "Sex", "BornOn", "IdNumber", "Phone", "Address", "Identities",
        "Standing", "Note", "EnrolledOn", "Tier", "SelfPay", "EntitledFrom",
    ];

    /// <remarks>The last line tells a sheet of paper that lies about whose it is.</remarks>
    public ExportWords For(PeopleList list, Actor actor) => new(
        texts["List." + list],
        [.. Columns.Select(column => texts["Column." + column].Value)],
        texts["Enrolled"],
        texts["Missing"],
        relation => registry["Relation." + relation],
        sex => texts["Sex." + sex],
        reason => texts["ExemptAs", registry["ExemptionReason." + reason]],
        rows => texts["Footer", actor.Name, Display.Moment(clock.GetUtcNow()), texts["List." + list], Display.Count(rows)]);
}
