using System.Globalization;
using EnrollmentPortal.Application.Demonstration;
using EnrollmentPortal.Application.Demonstration.People;
using EnrollmentPortal.Application.Divisions;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Benchmarks.Importing;

/// <summary>The invented people of a county as its police would send them.</summary>
internal static class PopulationFile
{
    private static readonly TableCell[] Header =
        ["序号", "乡镇", "村(社区)", "组", "户号", "与户主关系", "姓名", "性别", "出生日期", "民族", "公民身份号码", "住址", "联系电话"];

    /// <param name="path">The file.</param>
    /// <param name="format">Text or workbook.</param>
    /// <param name="tenant">The county.</param>
    /// <param name="people">The people who live in it.</param>
    /// <param name="which">The households that are written, by their place; all where null.</param>
    /// <returns>The rows below the header.</returns>
    public static async Task<int> WriteAsync(string path, TableFormat format, DemonstrationTenant tenant, int people, Func<int, bool>? which = null)
    {
        await using var file = File.Create(path);
        await using var table = await TableWriter.OpenAsync(file, format, "人口", CancellationToken.None);
        await table.WriteAsync(Header, CancellationToken.None);
        var rows = 0;
        var households = PopulationUnit.Of(tenant.TenantId, people).SelectMany(unit => SyntheticPopulation.OfUnit(tenant, unit));
        foreach (var household in households.Where((_, index) => which?.Invoke(index) ?? true))
        {
            var township = DivisionCatalog.Embedded.Find(household.Village.Code.At(OrgLevel.Township))!.Name;
            foreach (var person in household.Members)
            {
                TableCell[] cells =
                [
                    (++rows).ToString(CultureInfo.InvariantCulture), township, household.Village.Name, household.GroupName, household.Number, Printed(person.Relation),
                    person.Name, person.Sex == Sex.Male ? "男" : "女", person.BornOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    person.EthnicGroup.PrintedName(), person.IdNumber.Reveal(), household.Address, person.Phone ?? household.Phone,
                ];
                await table.WriteAsync(cells, CancellationToken.None);
            }
        }

        return rows;
    }

    private static string Printed(Relation relation) => relation switch
    {
        Relation.Head => "户主",
        Relation.Spouse => "配偶",
        Relation.Son => "子",
        Relation.Daughter => "女",
        Relation.Grandchild => "孙子女",
        Relation.Parent => "父母",
        Relation.Grandparent => "祖父母",
        Relation.Sibling => "兄弟姐妹",
        Relation.DaughterInLaw => "儿媳",
        Relation.SonInLaw => "女婿",
        Relation.Other => "其他",
    };
}
