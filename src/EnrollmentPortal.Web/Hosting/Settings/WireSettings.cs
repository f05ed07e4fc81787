using System.Net;
using EnrollmentPortal.Web.Hosting.Commands;

namespace EnrollmentPortal.Web.Hosting.Settings;

/// <summary>What stands between the browser and the portal, as the installation says.</summary>
/// <param name="HostNames">The names and addresses under which the portal is called.</param>
/// <param name="Proxies">Whose word about the visitor's address and about HTTPS is believed; nobody's where none is named.</param>
internal sealed record WireSettings(IReadOnlyList<string> HostNames, IReadOnlyList<IPNetwork> Proxies)
{
    private const string Hosts = "AllowedHosts";
    private const string ProxyNetworks = "Proxies";

    // What only this machine itself can mean.
    private static readonly string[] Local = ["localhost", "127.0.0.1", "[::1]"];

    /// <exception cref="CommandLineException">A setting cannot be read.</exception>
    public static WireSettings Read(IConfiguration configuration)
    {
        var hosts = Parts(configuration[Hosts]);
        if (hosts.Contains("*"))
        {
            throw new CommandLineException($"setting {Hosts} is '*', which lets every site speak in the portal's name: list the names under which it is called");
        }

        return new WireSettings([.. Local, .. hosts], [.. Parts(configuration[ProxyNetworks]).Select(Network)]);
    }

    private static string[] Parts(string? text) => (text ?? string.Empty).Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IPNetwork Network(string text)
    {
        if (IPAddress.TryParse(text, out var address))
        {
            return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        }

        return IPNetwork.TryParse(text, out var network)
            ? network
            : throw new CommandLineException($"setting {ProxyNetworks} names '{text}': give addresses or networks such as 10.0.0.5 or 172.18.0.0/16");
    }
}
