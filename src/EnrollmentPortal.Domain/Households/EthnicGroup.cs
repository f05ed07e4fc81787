namespace EnrollmentPortal.Domain.Households;

/// <summary>民族: the 56 groups of GB/T 3304 under its codes and spellings.</summary>
public enum EthnicGroup
{
    /// <summary>汉族.</summary>
    Han = 1,

    /// <summary>蒙古族.</summary>
    Mongol = 2,

    /// <summary>回族.</summary>
    Hui = 3,

    /// <summary>藏族.</summary>
    Zang = 4,

    /// <summary>维吾尔族.</summary>
    Uygur = 5,

    /// <summary>苗族.</summary>
    Miao = 6,

    /// <summary>彝族.</summary>
    Yi = 7,

    /// <summary>壮族.</summary>
    Zhuang = 8,

    /// <summary>布依族.</summary>
    Buyei = 9,

    /// <summary>朝鲜族.</summary>
    Chosen = 10,

    /// <summary>满族.</summary>
    Man = 11,

    /// <summary>侗族.</summary>
    Dong = 12,

    /// <summary>瑶族.</summary>
    Yao = 13,

    /// <summary>白族.</summary>
    Bai = 14,

    /// <summary>土家族.</summary>
    Tujia = 15,

    /// <summary>哈尼族.</summary>
    Hani = 16,

    /// <summary>哈萨克族.</summary>
    Kazak = 17,

    /// <summary>傣族.</summary>
    Dai = 18,

    /// <summary>黎族.</summary>
    Li = 19,

    /// <summary>傈僳族.</summary>
    Lisu = 20,

    /// <summary>佤族.</summary>
    Va = 21,

    /// <summary>畲族.</summary>
    She = 22,

    /// <summary>高山族.</summary>
    Gaoshan = 23,

    /// <summary>拉祜族.</summary>
    Lahu = 24,

    /// <summary>水族.</summary>
    Sui = 25,

    /// <summary>东乡族.</summary>
    Dongxiang = 26,

    /// <summary>纳西族.</summary>
    Naxi = 27,

    /// <summary>景颇族.</summary>
    Jingpo = 28,

    /// <summary>柯尔克孜族.</summary>
    Kirgiz = 29,

    /// <summary>土族.</summary>
    Tu = 30,

    /// <summary>达斡尔族.</summary>
    Daur = 31,

    /// <summary>仫佬族.</summary>
    Mulao = 32,

    /// <summary>羌族.</summary>
    Qiang = 33,

    /// <summary>布朗族.</summary>
    Blang = 34,

    /// <summary>撒拉族.</summary>
    Salar = 35,

    /// <summary>毛南族.</summary>
    Maonan = 36,

    /// <summary>仡佬族.</summary>
    Gelao = 37,

    /// <summary>锡伯族.</summary>
    Xibe = 38,

    /// <summary>阿昌族.</summary>
    Achang = 39,

    /// <summary>普米族.</summary>
    Pumi = 40,

    /// <summary>塔吉克族.</summary>
    Tajik = 41,

    /// <summary>怒族.</summary>
    Nu = 42,

    /// <summary>乌孜别克族.</summary>
    Uzbek = 43,

    /// <summary>俄罗斯族.</summary>
    Russ = 44,

    /// <summary>鄂温克族.</summary>
    Ewenki = 45,

    /// <summary>德昂族.</summary>
    Deang = 46,

    /// <summary>保安族.</summary>
    Bonan = 47,

    /// <summary>裕固族.</summary>
    Yugur = 48,

    /// <summary>京族.</summary>
    Gin = 49,

    /// <summary>塔塔尔族.</summary>
    Tatar = 50,

    /// <summary>独龙族.</summary>
    Derung = 51,

    /// <summary>鄂伦春族.</summary>
    Oroqen = 52,

    /// <summary>赫哲族.</summary>
    Hezhen = 53,

    /// <summary>门巴族.</summary>
    Monba = 54,

    /// <summary>珞巴族.</summary>
    Lhoba = 55,

    /// <summary>基诺族.</summary>
    Jino = 56,
}
