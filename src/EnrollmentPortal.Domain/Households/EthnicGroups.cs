namespace EnrollmentPortal.Domain.Households;

/// <summary>The printed names of <see cref="EthnicGroup"/>, as registers and spreadsheets carry them.</summary>
public static class EthnicGroups
{
    // In the order of the codes of GB/T 3304, from 01.
    private static readonly string[] Names =
    [
        "汉", "蒙古", "回", "藏", "维吾尔", "苗", "彝", "壮", "布依", "朝鲜", "满", "侗", "瑶", "白",
        "土家", "哈尼", "哈萨克", "傣", "黎", "傈僳", "佤", "畲", "高山", "拉祜", "水", "东乡", "纳西", "景颇",
        "柯尔克孜", "土", "达斡尔", "仫佬", "羌", "布朗", "撒拉", "毛南", "仡佬", "锡伯", "阿昌", "普米", "塔吉克", "怒",
        "乌孜别克", "俄罗斯", "鄂温克", "德昂", "保安", "裕固", "京", "塔塔尔", "独龙", "鄂伦春", "赫哲", "门巴", "珞巴", "基诺",
    ];

    private static readonly Dictionary<string, EthnicGroup> ByName =
        Names.Select((name, index) => (name, Group: (EthnicGroup)(index + 1))).ToDictionary(pair => pair.name, pair => pair.Group);

    /// <summary>The name with 族, such as 土家族.</summary>
    public static string PrintedName(this EthnicGroup group) => Names[(int)group - 1] + "族";

    /// <summary>Reads a name with or without 族; surrounding white space is ignored.</summary>
    public static bool TryParse(string? text, out EthnicGroup group)
    {
        var name = text?.Trim() ?? string.Empty;
        return ByName.TryGetValue(name.EndsWith('族') ? name[..^1] : name, out group);
    }
}
