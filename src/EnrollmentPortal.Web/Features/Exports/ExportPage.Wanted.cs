using System.Globalization;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.CoverageYears;
using EnrollmentPortal.Application.Exports;
using EnrollmentPortal.Application.Imports.Review;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.Exports;

/// <content>What the page before showed, as it stands in the address.</content>
public sealed partial class ExportPage
{
    /// <summary>The unit that the page before was about.</summary>
    [SupplyParameterFromQuery(Name = "unit")]
    public string? Unit { get; set; }

    /// <summary>The list that the page before showed.</summary>
    [SupplyParameterFromQuery(Name = "list")]
    public string? List { get; set; }

    /// <summary>The group of a list of its missing people.</summary>
    [SupplyParameterFromQuery(Name = "category")]
    public string? Category { get; set; }

    /// <summary>The roster whose lines are wanted.</summary>
    [SupplyParameterFromQuery(Name = "roster")]
    public string? Roster { get; set; }

    /// <summary>The import whose doubtful rows are wanted.</summary>
    [SupplyParameterFromQuery(Name = "import")]
    public string? Import { get; set; }

    /// <summary>The code of the reason that they are doubtful for; none for all.</summary>
    [SupplyParameterFromQuery(Name = "reason")]
    public string? Doubt { get; set; }

    /// <summary>Which people of the renewals are wanted.</summary>
    [SupplyParameterFromQuery(Name = "kind")]
    public string? Kind { get; set; }

    /// <summary>The zero declaration whose people are wanted.</summary>
    [SupplyParameterFromQuery(Name = "declaration")]
    public string? Declaration { get; set; }

    [SupplyParameterFromQuery(Name = "action")]
    public string? ActionCode { get; set; }

    [SupplyParameterFromQuery(Name = "person")]
    public string? Person { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    public string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    public string? To { get; set; }

    [SupplyParameterFromQuery(Name = "subject")]
    public string? Subject { get; set; }

    private ListRequest Request(OrgCode unit) => new(
        _list, unit, Category, IdOf(Roster),
        new AuditFilter(ActionCode, Person, DayOf(From), DayOf(To), Subject, 1),
        IdOf(Import) is { } import ? new ImportReviewQuery(import, Doubt) : null,
        Enum.TryParse<RenewalKind>(Kind, out var kind) && Enum.IsDefined(kind) ? kind : null,
        IdOf(Declaration));

    private static Guid? IdOf(string? text) => Guid.TryParse(text, out var id) ? id : null;

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
