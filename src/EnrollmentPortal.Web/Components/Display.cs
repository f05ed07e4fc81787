using System.Globalization;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;

namespace EnrollmentPortal.Web.Components;

/// <summary>How figures read on every page and printed sheet.</summary>
public static class Display
{
    /// <summary><c>2023-11-20 周一</c>.</summary>
    public static string Day(DateOnly day) =>
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + " " + day.ToString("ddd", CultureInfo.CurrentCulture);

    /// <summary><c>2023-11-20</c>.</summary>
    public static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>An event's time as clocks in China showed it: <c>2023-11-20 15:04</c>.</summary>
    public static string Moment(DateTimeOffset at) =>
        at.InChina().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary><c>¥1,234.00</c>.</summary>
    public static string Yuan(Money amount) => "¥" + amount.InYuan.ToString("#,##0.00", CultureInfo.InvariantCulture);

    /// <summary>A plan's words in the page's language.</summary>
    public static string Words(Wording wording) => wording.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);

    /// <summary><c>1,234</c>.</summary>
    public static string Count(int number) => number.ToString("#,##0", CultureInfo.InvariantCulture);

    /// <summary>One decimal: <c>97.3%</c>; a dash where nothing is expected.</summary>
    public static string Rate(int part, int whole) =>
        whole == 0 ? "—" : (100m * part / whole).ToString("0.0", CultureInfo.InvariantCulture) + "%";
}
