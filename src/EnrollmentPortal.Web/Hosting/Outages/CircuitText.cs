using System.Text.RegularExpressions;
using Microsoft.AspNetCore.SignalR;

namespace EnrollmentPortal.Web.Hosting.Outages;

/// <summary>Takes NUL out of what a circuit's browser sends: no text of a person has it, and the database refuses it in every column.</summary>
/// <remarks>Requests with it are refused by <see cref="OddRequests"/>; a circuit's messages have no answer that could.</remarks>
internal sealed partial class CircuitText : IHubFilter
{
    public ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        // Addresses, alone, are escaped as such.
        var isAddress = invocationContext.HubMethodName.StartsWith("OnLocation", StringComparison.Ordinal);
        var arguments = invocationContext.HubMethodArguments.Select(argument => argument is string text ? Clean(text, isAddress) : argument).ToList();
        return next(new HubInvocationContext(invocationContext.Context, invocationContext.ServiceProvider, invocationContext.Hub, invocationContext.HubMethod, arguments));
    }

    private static string Clean(string text, bool isAddress)
    {
        var clean = Nul().Replace(text, "${before}");
        return isAddress ? clean.Replace("%00", string.Empty, StringComparison.Ordinal) : clean;
    }

    // As itself, or escaped in JSON; two backslashes before the u are a backslash that somebody typed.
    [GeneratedRegex(@"(?<before>(?<!\\)(\\\\)*)\\u0000|\0", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Nul();
}
