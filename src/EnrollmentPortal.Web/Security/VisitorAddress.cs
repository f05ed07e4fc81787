using System.Net;
using System.Net.Sockets;

namespace EnrollmentPortal.Web.Security;

/// <summary>Where a request comes from: the visitor's own address also behind a proxy, if the settings name the proxy.</summary>
internal static class VisitorAddress
{
    /// <summary>As the audit trail shows it; null where there is no connection.</summary>
    public static string? Of(HttpContext? context) => Address(context)?.ToString();

    /// <summary>What limits are counted by. In IPv6 a visitor has a whole network to take addresses from.</summary>
    public static string NetworkOf(HttpContext? context) => Address(context) switch
    {
        null => string.Empty,
        { AddressFamily: AddressFamily.InterNetworkV6 } address => new IPAddress([.. address.GetAddressBytes().Take(8), .. new byte[8]]) + "/64",
        var address => address.ToString(),
    };

    private static IPAddress? Address(HttpContext? context) =>
        context?.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4() : context?.Connection.RemoteIpAddress;
}
