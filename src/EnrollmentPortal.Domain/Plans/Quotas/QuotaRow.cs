using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Plans.Quotas;

/// <summary>One printed row; a column that the plan does not print is null.</summary>
/// <param name="PrintedName">Unit name as printed.</param>
/// <param name="Unit">The division it is; null where the division list has no such unit, or more than one.</param>
/// <param name="HukouPopulation">户籍人数.</param>
/// <param name="EnrolledLastYear">Enrolled in the year before.</param>
/// <param name="Exempt">特群免缴.</param>
/// <param name="Ordinary">其他居民.</param>
/// <param name="Target">目标任务数: persons to enrol.</param>
public sealed record QuotaRow(
    string PrintedName, OrgCode? Unit, int? HukouPopulation, int? EnrolledLastYear, int? Exempt, int? Ordinary, int? Target);
