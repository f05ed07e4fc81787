namespace EnrollmentPortal.Domain.Facts.Kinds;

/// <summary>Why a person on the register need not enrol here (减员原因).</summary>
/// <remarks>A refusal to enrol is no exemption: that person stays on the not-enrolled list and is visited again.</remarks>
public enum ExemptionReason
{
    /// <summary>死亡: died; the register has not struck the entry yet.</summary>
    Deceased,

    /// <summary>职工参保: covered by the basic medical insurance of employees.</summary>
    EmployeeInsurance,

    /// <summary>服兵役: serving in the forces, which care for their own.</summary>
    MilitaryService,

    /// <summary>服刑: in prison.</summary>
    Imprisoned,

    /// <summary>异地参保: a resident insured elsewhere; the evidence names the place and the kind of insurance.</summary>
    InsuredElsewhere,

    /// <summary>迁出: moved the household registration away.</summary>
    MovedAway,

    /// <summary>其他: another documented reason.</summary>
    Other,
}

/// <summary>What an exemption means for the counts, how it ends, who may know of it.</summary>
public static class ExemptionReasons
{
    /// <summary>True for people who are insured, only not by this campaign: a quota may count them as done (松溉 附件1, note).</summary>
    public static bool IsOtherwiseInsured(this ExemptionReason reason) =>
        reason is ExemptionReason.EmployeeInsurance or ExemptionReason.InsuredElsewhere;

    /// <summary>True for what ends on a day that is known beforehand: the person then returns to the not-enrolled list.</summary>
    public static bool EndsByItself(this ExemptionReason reason) =>
        reason is ExemptionReason.MilitaryService or ExemptionReason.Imprisoned;

    /// <summary>Prison is known to who decides about it, and not to the village; as with facts.</summary>
    public static bool IsHiddenFromCadres(this ExemptionReason reason) => reason is ExemptionReason.Imprisoned;
}
