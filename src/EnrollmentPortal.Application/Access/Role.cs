namespace EnrollmentPortal.Application.Access;

/// <summary>What a person is in the campaign. A user has one role and one scope.</summary>
public enum Role
{
    /// <summary>社保所经办: registers, takes payment, prints receipts, in a township.</summary>
    TownshipClerk,

    /// <summary>村干部: sees who is missing in a village.</summary>
    VillageCadre,

    /// <summary>医保局、税务局: plan, quotas, progress of the county.</summary>
    CountyOfficial,

    /// <summary>民政、卫健、残联 …: the coverage of the department's own groups.</summary>
    DepartmentOfficer,

    /// <summary>财政局: money, subsidy claims.</summary>
    FinanceOfficer,

    /// <summary>Reads everything including the audit trail, changes nothing.</summary>
    Auditor,

    /// <summary>Tenants, users and health; no personal data.</summary>
    PlatformAdministrator,
}
