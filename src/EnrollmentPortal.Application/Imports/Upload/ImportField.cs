using EnrollmentPortal.Domain.Imports;

namespace EnrollmentPortal.Application.Imports.Upload;

/// <summary>What a column of a list of people can hold. In the order in which pages show them.</summary>
public enum ImportField
{
    /// <summary>身份证号.</summary>
    IdNumber,

    /// <summary>姓名.</summary>
    Name,

    /// <summary>村、社区: name or code.</summary>
    Village,

    /// <summary>户号: all members of a household have the same.</summary>
    Household,

    /// <summary>与户主关系.</summary>
    Relation,

    /// <summary>乡镇: tells villages of one name apart.</summary>
    Township,

    /// <summary>性别: compared with the number.</summary>
    Sex,

    /// <summary>出生日期: compared with the number.</summary>
    BornOn,

    /// <summary>民族.</summary>
    EthnicGroup,

    /// <summary>电话.</summary>
    Phone,

    /// <summary>住址.</summary>
    Address,

    /// <summary>组.</summary>
    Group,

    /// <summary>档次: of last year's lists.</summary>
    Tier,
}

/// <summary>Groups of fields.</summary>
public static class ImportFields
{
    /// <summary>A file without one of these cannot be imported.</summary>
    public static IReadOnlyList<ImportField> Required { get; } =
        [ImportField.IdNumber, ImportField.Name, ImportField.Village, ImportField.Household, ImportField.Relation];

    /// <summary>A file of last year's cover without one of these cannot be imported.</summary>
    private static readonly ImportField[] RequiredOfLastYear = [ImportField.IdNumber, ImportField.Name];

    private static readonly ImportField[] OfLastYear =
        [ImportField.IdNumber, ImportField.Name, ImportField.Sex, ImportField.BornOn, ImportField.Township, ImportField.Village, ImportField.Tier];

    /// <summary>Fields that a list of the kind cannot do without.</summary>
    public static IReadOnlyList<ImportField> RequiredFor(ImportKind kind) => kind == ImportKind.Population ? Required : RequiredOfLastYear;

    /// <summary>Fields that are read from a list of the kind.</summary>
    public static IReadOnlyList<ImportField> Of(ImportKind kind) => kind == ImportKind.Population
        ? [.. Enum.GetValues<ImportField>().Where(field => field != ImportField.Tier)]
        : [.. OfLastYear.Where(field => kind == ImportKind.Enrolled || field != ImportField.Tier)];

    /// <summary>What a file may change of registered people, where that is chosen. Never the ID number, nor what it states.</summary>
    /// <remarks>A name only where it is spelt alike; another name is a case for the review. Address and group are the household's: the
    /// row of its head speaks for it.</remarks>
    public static IReadOnlyList<ImportField> Overwritable { get; } =
        [ImportField.Name, ImportField.Relation, ImportField.EthnicGroup, ImportField.Phone, ImportField.Address, ImportField.Group];

    /// <summary>What is chosen before anybody chooses.</summary>
    public static IReadOnlyList<ImportField> Suggested { get; } = [.. Overwritable.Where(field => field != ImportField.Name)];
}
