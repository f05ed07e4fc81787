using EnrollmentPortal.Domain.Households;

namespace EnrollmentPortal.Application.Tests.Imports;

/// <summary>The cells of a row; as it comes, a head who lives alone, without a defect.</summary>
internal sealed record DefectiveRow
{
    public const string Header = "姓名,身份证号,性别,出生日期,民族,户号,与户主关系,村(社区),组,联系电话,家庭住址";
    private static int _households;

    private DefectiveRow(string number) => Number = number;

    public string Name { get; init; } = "新生";

    public string Number { get; init; }

    public string Sex { get; init; } = "男";

    public string Born { get; init; } = "1980-05-01";

    public string EthnicGroup { get; init; } = "汉族";

    public string Household { get; init; } = $"N{Interlocked.Increment(ref _households):000000}";

    public string Relation { get; init; } = "户主";

    public string Village { get; init; } = "单位001";

    public string Group { get; init; } = "1组";

    public string Phone { get; init; } = string.Empty;

    public string Address { get; init; } = "河边1组7号";

    /// <summary>A new number each time.</summary>
    public static DefectiveRow Good() => new(AList.Number());

    public static DefectiveRow Of(string number) => new(number);

    /// <summary>A registered person, as the registry has them.</summary>
    public static DefectiveRow Known(string name, string number, Household home) =>
        new(number) { Name = name, Household = home.Number };

    public override string ToString() => string.Join(',', Name, Number, Sex, Born, EthnicGroup, Household, Relation, Village, Group, Phone, Address);
}
