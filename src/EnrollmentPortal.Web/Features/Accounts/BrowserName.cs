namespace EnrollmentPortal.Web.Features.Accounts;

/// <summary>A browser as its user knows it, such as <c>Edge, Windows</c>.</summary>
internal static class BrowserName
{
    // The first that fits: most name Chrome and Safari besides themselves.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("MicroMessenger/", "WeChat"), ("DingTalk/", "DingTalk"), ("QQBrowser/", "QQ Browser"), ("HuaweiBrowser/", "Huawei Browser"), ("MiuiBrowser/", "Mi Browser"),
        ("QIHU", "360"), ("360SE", "360"), ("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("OpenHarmony", "HarmonyOS"), ("HarmonyOS", "HarmonyOS"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("Linux", "Linux"),
    ];

    /// <summary>Browser and system; null where the text names neither.</summary>
    public static string? Of(string? userAgent)
    {
        string?[] known = [First(Browsers, userAgent), First(Systems, userAgent)];
        return known.OfType<string>().ToList() is { Count: > 0 } names ? string.Join(", ", names) : null;
    }

    private static string? First((string Mark, string Name)[] marks, string? text) =>
        marks.FirstOrDefault(mark => text?.Contains(mark.Mark, StringComparison.Ordinal) == true).Name;
}
