using System.Reflection;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Tests.Access;

/// <summary>Every page of the program, as its attributes describe it.</summary>
internal static class Pages
{
    public static IReadOnlyList<Type> All { get; } =
        [.. typeof(ServiceRegistration).Assembly.GetTypes().Where(type => type.GetCustomAttributes<RouteAttribute>().Any())];

    public static bool IsAnonymous(Type page) => page.GetCustomAttribute<AllowAnonymousAttribute>() is not null;

    /// <summary>The grant that a page asks for; null when it names none.</summary>
    public static Grant? GrantOf(Type page) =>
        Enum.TryParse<Grant>(page.GetCustomAttribute<AuthorizeAttribute>()?.Policy, out var grant) ? grant : null;

    /// <summary>An address for each route, with something plausible in the place of its parameters.</summary>
    public static IEnumerable<string> Addresses(Type page) => page.GetCustomAttributes<RouteAttribute>().Select(route =>
        string.Join('/', route.Template.Split('/').Select(part => part switch
        {
            ['{', .., '}'] when part.Contains(":guid", StringComparison.Ordinal) => Guid.Empty.ToString(),
            ['{', .., '}'] when part.Contains(":int", StringComparison.Ordinal) => "2024",
            ['{', .., '}'] => "500240",
            _ => part,
        })));
}
