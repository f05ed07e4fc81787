using System.Globalization;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.Audit;

/// <summary>Who did what, when, from where; newest first.</summary>
public sealed partial class AuditTrailPage
{
    private const string ActionPrefix = "Action.";

    private AuditPage? _page;
    private Error? _error;

    [SupplyParameterFromQuery(Name = "action")]
    private string? ActionCode { get; set; }

    [SupplyParameterFromQuery(Name = "person")]
    private string? Person { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    private string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    private string? To { get; set; }

    [SupplyParameterFromQuery(Name = "subject")]
    private string? Subject { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageText { get; set; }

    [Inject]
    private ReadAuditTrail ReadAuditTrail { get; set; } = default!;

    private int PageNumber => int.TryParse(PageText, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, 10_000) : 1;

    private string Address => $"/audit?{Narrowed}page=";

    private string Narrowed
    {
        get
        {
            (string Name, string? Value)[] filters = [("action", ActionCode), ("person", Person), ("from", From), ("to", To), ("subject", Subject)];
            return string.Concat(filters.Where(part => !string.IsNullOrEmpty(part.Value)).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}&"));
        }
    }

    // The actions that have a name: a test holds that every action has one.
    private IEnumerable<KeyValuePair<string, string>> Actions => T.GetAllStrings(includeParentCultures: true)
        .Where(text => text.Name.StartsWith(ActionPrefix, StringComparison.Ordinal))
        .Select(text => KeyValuePair.Create(text.Name[ActionPrefix.Length..], text.Value))
        .OrderBy(action => action.Key, StringComparer.Ordinal);

    protected override async Task OnParametersSetAsync()
    {
        var filter = new AuditFilter(ActionCode, Person, DayOf(From), DayOf(To), Subject, PageNumber);
        var read = await ReadAuditTrail.ExecuteAsync(filter, Actor, Aborted);
        (_page, _error) = (read.IsError ? null : read.Value, read.Error);
    }

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string TimeOf(AuditLine line) => line.At.InChina().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private string? RoleOf(AuditLine line) => line.ActorRole is { } role ? Shell["Role." + role].Value : null;

    private string NameOf(string action) => T[ActionPrefix + action] is { ResourceNotFound: false } text ? text.Value : action;

    // An id is long and says nothing; its end tells two of the same moment apart.
    private static string Short(string id) => id.Length > 12 ? "…" + id[^8..] : id;
}
