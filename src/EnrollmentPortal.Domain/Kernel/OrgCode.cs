namespace EnrollmentPortal.Domain.Kernel;

/// <summary>The level of an organisation unit.</summary>
public enum OrgLevel
{
    /// <summary>区县, six digits (GB/T 2260).</summary>
    County,

    /// <summary>乡镇、街道, nine digits.</summary>
    Township,

    /// <summary>村、社区, twelve digits.</summary>
    Village,

    /// <summary>组, fifteen digits.</summary>
    Group,
}

/// <summary>The statistical code of an organisation unit. A unit's subtree is every code that begins with it.</summary>
public readonly record struct OrgCode : IComparable<OrgCode>
{
    private readonly string? _value;

    private OrgCode(string value) => _value = value;

    /// <summary>The digits.</summary>
    public string Value => _value ?? throw new InvalidOperationException("An organisation code was used before it was set.");

    /// <summary>County, township, village or group, by the number of digits.</summary>
    public OrgLevel Level => Value.Length switch
    {
        6 => OrgLevel.County,
        9 => OrgLevel.Township,
        12 => OrgLevel.Village,
        _ => OrgLevel.Group,
    };

    /// <summary>The county's code as a number: the tenant.</summary>
    public int TenantId => int.Parse(Value.AsSpan(0, 6), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The unit one level up, or none for a county.</summary>
    public OrgCode? Parent => Level == OrgLevel.County ? null : new OrgCode(Value[..^3]);

    /// <exception cref="FormatException">Not 6, 9, 12 or 15 digits.</exception>
    public static OrgCode Parse(string value) =>
        TryParse(value, out var code) ? code : throw new FormatException($"'{value}' is no organisation code.");

    public static bool TryParse(string? value, out OrgCode code)
    {
        var valid = value is { Length: 6 or 9 or 12 or 15 } && value.All(char.IsAsciiDigit);
        code = valid ? new OrgCode(value!) : default;
        return valid;
    }

    /// <summary>True for this unit itself and every unit below it.</summary>
    public bool Contains(OrgCode other) => other.Value.StartsWith(Value, StringComparison.Ordinal);

    /// <summary>This code cut down (never extended) to the level.</summary>
    public OrgCode At(OrgLevel level)
    {
        var digits = 6 + (3 * (int)level);
        return Value.Length > digits ? new OrgCode(Value[..digits]) : this;
    }

    public int CompareTo(OrgCode other) => string.CompareOrdinal(Value, other.Value);

    public static bool operator <(OrgCode left, OrgCode right) => left.CompareTo(right) < 0;

    public static bool operator >(OrgCode left, OrgCode right) => left.CompareTo(right) > 0;

    public static bool operator <=(OrgCode left, OrgCode right) => left.CompareTo(right) <= 0;

    public static bool operator >=(OrgCode left, OrgCode right) => left.CompareTo(right) >= 0;

    public override string ToString() => _value ?? string.Empty;
}
