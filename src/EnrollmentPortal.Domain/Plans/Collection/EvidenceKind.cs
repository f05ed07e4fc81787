namespace EnrollmentPortal.Domain.Plans.Collection;

/// <summary>What must be handed over or kept for a payment.</summary>
public enum EvidenceKind
{
    /// <summary>收款凭证.</summary>
    Receipt,

    /// <summary>POS机小票.</summary>
    PosSlip,

    /// <summary>支付截图.</summary>
    PaymentScreenshot,

    /// <summary>电子缴费记录.</summary>
    ElectronicRecord,

    /// <summary>Amount and agent's name in the roster's remark column.</summary>
    RosterRemark,

    /// <summary>现金台账.</summary>
    CashLedger,

    /// <summary>Why cash was taken.</summary>
    ReasonNote,

    /// <summary>缴费证明, issued by the tax office on demand.</summary>
    TaxCertificate,
}
