using System.Globalization;
using EnrollmentPortal.Application.Resources;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Demonstration;

/// <summary>A row of a plan's allocation table (任务分解表).</summary>
/// <param name="Unit">The unit that the row means.</param>
/// <param name="PrintedName">The unit as the table prints it.</param>
/// <param name="People">Registered people where the table prints them, else the heads to enrol.</param>
/// <param name="Quota">Heads to enrol (任务数); none where the cell is empty.</param>
/// <param name="CoveredLastYear">Heads enrolled a year before, where printed.</param>
/// <remarks>Sources: 满城 附件1, 王场 附件1, 松溉 附件1, 随县 附件. 奉节's plan has no table.</remarks>
public sealed record AllocationRow(OrgCode Unit, string PrintedName, int People, int? Quota, int? CoveredLastYear)
{
    private static readonly ILookup<int, AllocationRow> ByTenant =
        EmbeddedText.Rows("Demonstration/quota-rows.csv").ToLookup(row => Number(row[0])!.Value, Read);

    /// <summary>The rows of the tenant's plan, in the printed order.</summary>
    public static IEnumerable<AllocationRow> Of(int tenantId) => ByTenant[tenantId];

    private static AllocationRow Read(string[] row) =>
        new(OrgCode.Parse(row[1]), row[2], Number(row[3])!.Value, Number(row[4]), Number(row[5]));

    private static int? Number(string cell) => cell.Length == 0 ? null : int.Parse(cell, CultureInfo.InvariantCulture);
}
