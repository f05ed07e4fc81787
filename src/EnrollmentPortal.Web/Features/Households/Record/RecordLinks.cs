using System.Globalization;
using EnrollmentPortal.Domain.Facts;

namespace EnrollmentPortal.Web.Features.Households.Record;

/// <summary>What the household page can be asked to do; the name stands in its address.</summary>
public enum RecordTask
{
    /// <summary>A member need not enrol here.</summary>
    Leave,

    /// <summary>A member's exemption ends.</summary>
    Return,

    /// <summary>Members go to another household.</summary>
    Move,

    /// <summary>Members make a household of their own.</summary>
    Split,

    /// <summary>Everybody joins another household.</summary>
    Merge,

    /// <summary>The whole household goes to another village.</summary>
    Relocate,

    /// <summary>People are handed over to another township.</summary>
    Transfer,

    /// <summary>Another head.</summary>
    Head,

    /// <summary>Group, address, telephones.</summary>
    Contact,

    /// <summary>The right ID number.</summary>
    Number,

    /// <summary>Another name.</summary>
    Name,

    /// <summary>A certificate begins or ends an identity.</summary>
    Identity,

    /// <summary>An answer about a member, or the correction of one.</summary>
    Fact,

    /// <summary>The plan leaves a member to a person.</summary>
    Review,
}

/// <summary>Addresses of the register's pages.</summary>
public static class RecordLinks
{
    public static string Household(Guid household) => $"/households/{household}";

    public static string Do(Guid household, RecordTask task, Guid? person = null) => string.Create(
        CultureInfo.InvariantCulture, $"/households/{household}?do={task}{(person is { } id ? $"&person={id}" : string.Empty)}#task");

    /// <summary>The form of a fact, with its kind chosen.</summary>
    public static string Correct(Guid household, Guid person, FactKind kind) => string.Create(
        CultureInfo.InvariantCulture, $"/households/{household}?do={RecordTask.Fact}&person={person}&fact={kind}#task");

    public static string Merge(Guid first, Guid second) => $"/registry/merge?first={first}&second={second}";
}
