using EnrollmentPortal.Application.Households;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.Households.Villages;

// The addresses of what the page shows and of what it may show next.
public sealed partial class VillagePage
{
    private string MoreUrl => UrlWith(_filter, Words, (_households?.Rows.Count ?? 0) + PageSize, _open);

    private string UrlFor(VillageFilter filter) => UrlWith(filter, Words, shown: null, open: null);

    private string ToggleUrl(Guid household) =>
        UrlWith(_filter, Words, _households!.Rows.Count > PageSize ? _households.Rows.Count : null, household == _open ? null : household);

    private string UrlWith(VillageFilter filter, string? words, int? shown, Guid? open) => Navigation.GetUriWithQueryParameters(
        $"/villages/{Code}",
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["filter"] = filter == VillageFilter.Missing ? null : filter.ToString().ToLowerInvariant(),
            ["q"] = string.IsNullOrWhiteSpace(words) ? null : words.Trim(),
            ["shown"] = shown,
            ["open"] = open,
        });
}
