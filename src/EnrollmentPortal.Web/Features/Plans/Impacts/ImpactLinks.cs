using System.Globalization;
using EnrollmentPortal.Application.Plans.Impacts;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Web.Features.Plans.Impacts;

/// <summary>Addresses of a result and the people behind its figures.</summary>
public static class ImpactLinks
{
    public static string Result(Guid impact, OrgCode? unit = null) => $"/plan/impacts/{impact}" + (unit is { } code ? $"?unit={code}" : string.Empty);

    /// <summary>The list; its page number follows at the end.</summary>
    public static string People(Guid impact, OrgCode? unit, ImpactKind? kind, string? category)
    {
        List<string> filters = [];
        if (unit is { } code)
        {
            filters.Add($"unit={code}");
        }

        if (kind is { } known)
        {
            filters.Add($"kind={known}");
        }

        if (category is not null)
        {
            filters.Add("category=" + Uri.EscapeDataString(category));
        }

        return string.Create(CultureInfo.InvariantCulture, $"/plan/impacts/{impact}/people?{string.Join('&', filters)}&page=");
    }

    public static string Person(Guid impact, ImpactPersonRow row) => $"/plan/impacts/{impact}/people/{row.Village.Code}/{row.PersonId}";
}
