using System.Text;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Contributions;

/// <summary>An amount in the capitals that receipts print (人民币大写), which cannot be altered by a stroke of the pen.</summary>
/// <remarks>
/// Source: 中国人民银行《支付结算办法》附一 (正确填写票据和结算凭证的基本规定) rules 1 to 4: 整 follows 元 and may follow 角, never 分; one 零 for any run
/// of zeros between digits; 零 after 元 where 角 is zero and 分 is not. Where the rules leave a choice, the shorter writing is taken.
/// </remarks>
public static class CapitalAmount
{
    private const string Digits = "零壹贰叁肆伍陆柒捌玖";

    private static readonly string[] Places = ["", "拾", "佰", "仟"];

    private static readonly string[] Groups = ["", "万", "亿", "万亿"];

    /// <summary><c>¥1,680.32</c> is 壹仟陆佰捌拾元叁角贰分.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than nothing, or ten quadrillion yuan and more.</exception>
    public static string Of(Money amount)
    {
        var (yuan, fen) = Math.DivRem(amount.Fen, 100);
        ArgumentOutOfRangeException.ThrowIfNegative(amount.Fen, nameof(amount));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(yuan, 10_000_000_000_000_000, nameof(amount));
        if (amount.IsZero)
        {
            return "零元整";
        }

        var whole = yuan == 0 ? string.Empty : Whole(yuan) + "元";
        return whole + Fraction((int)(fen / 10), (int)(fen % 10), afterYuan: yuan > 0);
    }

    private static string Fraction(int jiao, int fen, bool afterYuan) => (jiao, fen) switch
    {
        (0, 0) => "整",
        (0, _) => (afterYuan ? "零" : string.Empty) + Digits[fen] + "分",
        (_, 0) => Digits[jiao] + "角整",
        _ => Digits[jiao] + "角" + Digits[fen] + "分",
    };

    private static string Whole(long yuan)
    {
        var text = new StringBuilder();
        var gap = false;
        for (var group = Groups.Length - 1; group >= 0; group--)
        {
            var number = (int)(yuan / Power(group) % 10_000);
            if (number == 0)
            {
                gap = text.Length > 0;
                continue;
            }

            // A zero between digits is read once, however many there are.
            text.Append(text.Length > 0 && (gap || number < 1000) ? "零" : string.Empty);
            AppendGroup(text, number);
            text.Append(GroupName(group, yuan));
            gap = false;
        }

        return text.ToString();
    }

    // 万亿 already says 亿; the group below it must not say it twice.
    private static string GroupName(int group, long yuan) =>
        group == 3 && yuan / Power(2) % 10_000 != 0 ? "万" : Groups[group];

    private static void AppendGroup(StringBuilder text, int number)
    {
        var gap = false;
        var begun = false;
        for (var place = 3; place >= 0; place--)
        {
            var digit = number / (int)Math.Pow(10, place) % 10;
            if (digit == 0)
            {
                gap = begun;
                continue;
            }

            text.Append(gap ? "零" : string.Empty).Append(Digits[digit]).Append(Places[place]);
            (gap, begun) = (false, true);
        }
    }

    private static long Power(int group) => group switch { 0 => 1, 1 => 10_000, 2 => 100_000_000, _ => 1_000_000_000_000 };
}
