namespace EnrollmentPortal.Domain.Facts.Kinds;

/// <summary>How the money reaches the collecting authority.</summary>
public enum ChannelKind
{
    /// <summary>现金.</summary>
    Cash,

    /// <summary>专用POS机 or portable terminal.</summary>
    Pos,

    /// <summary>线上.</summary>
    Online,

    /// <summary>银行柜面或批量扣缴.</summary>
    Bank,

    /// <summary>零申报 or import without payment.</summary>
    ZeroDeclaration,
}
