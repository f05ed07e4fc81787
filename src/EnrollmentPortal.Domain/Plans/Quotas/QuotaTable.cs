using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Plans.Quotas;

/// <summary>任务分解表 as printed.</summary>
/// <param name="Title">For display.</param>
/// <param name="Rows">Printed rows in printed order.</param>
/// <param name="Total">The printed total; the loader has added it up.</param>
/// <param name="Goals">What the plan says about the figures.</param>
/// <param name="Clause">Where the table is printed.</param>
/// <param name="Assumption">The gap in base or formula.</param>
public sealed record QuotaTable(
    Wording Title, IReadOnlyList<QuotaRow> Rows, QuotaRow Total, QuotaGoals Goals, Clause Clause, Assumption? Assumption)
{
    /// <summary>The row of a unit, or none where the table has no row that is mapped to it.</summary>
    public QuotaRow? For(OrgCode unit) => Rows.FirstOrDefault(row => row.Unit == unit);
}
