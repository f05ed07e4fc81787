using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Accounts;
using EnrollmentPortal.Application.Installations;
using Microsoft.AspNetCore.Identity;

namespace EnrollmentPortal.Application.Platform;

/// <summary>An account of the demonstration.</summary>
/// <param name="UserName">What is typed at sign-in.</param>
/// <param name="DisplayName">The synthetic person's name.</param>
/// <param name="OrgCode">Top of the scope; null for the platform.</param>
public sealed record DemonstrationAccount(string UserName, string DisplayName, Role Role, string? OrgCode, string? Department = null);

/// <summary>One account of every role, and a second official a county because nobody publishes what they checked themselves; for the demonstration tenants alone.</summary>
public sealed class DemonstrationAccounts(UserManager<PortalUser> users, Installation installation)
{
    /// <summary>Printed at the start: nobody's secret, because the people are synthetic.</summary>
    public const string Password = "Demo2024portal";

    public static readonly IReadOnlyList<DemonstrationAccount> All =
    [
        new("wangchang", "谭晓梅", Role.TownshipClerk, "500240108"),
        new("taihe", "马国强", Role.VillageCadre, "500240108001"),
        new("shizhu", "向志远", Role.CountyOfficial, "500240"),
        new("shizhu-2", "马玉梅", Role.CountyOfficial, "500240"),
        new("shizhu-minzheng", "冉秀英", Role.DepartmentOfficer, "500240", "县民政局"),
        new("shizhu-caizheng", "秦立新", Role.FinanceOfficer, "500240"),
        new("shizhu-shenji", "陈明", Role.Auditor, "500240"),
        new("songgai", "罗小兰", Role.TownshipClerk, "500118107"),
        new("yongchuan", "周建平", Role.CountyOfficial, "500118"),
        new("yongchuan-2", "唐文静", Role.CountyOfficial, "500118"),
        new("kuimen", "黄丽", Role.TownshipClerk, "500236003"),
        new("fengjie", "杨光明", Role.CountyOfficial, "500236"),
        new("fengjie-2", "冉启明", Role.CountyOfficial, "500236"),
        new("shenxing", "刘桂芝", Role.TownshipClerk, "130607102"),
        new("mancheng", "赵宏伟", Role.CountyOfficial, "130607"),
        new("mancheng-2", "孙丽华", Role.CountyOfficial, "130607"),
        new("lishan", "王芳", Role.TownshipClerk, "421321101"),
        new("suixian", "李志刚", Role.CountyOfficial, "421321"),
        new("suixian-2", "张建军", Role.CountyOfficial, "421321"),
        new("admin", "平台管理员", Role.PlatformAdministrator, null),
    ];

    /// <summary>Adds the accounts that are missing; those that exist keep their passwords.</summary>
    /// <exception cref="InvalidOperationException">An account was refused, a mistake in the list above; or the installation is real.</exception>
    public async Task EnsureAsync()
    {
        await installation.ExpectNotRealAsync(CancellationToken.None);
        foreach (var account in All)
        {
            if (await users.FindByNameAsync(account.UserName) is null)
            {
                var made = await users.CreateAsync(ToUser(account), Password);
                if (!made.Succeeded)
                {
                    throw new InvalidOperationException(string.Join("; ", made.Errors.Select(error => error.Description)));
                }
            }
        }
    }

    private static PortalUser ToUser(DemonstrationAccount account) => new()
    {
        Id = Guid.CreateVersion7(),
        UserName = account.UserName,
        DisplayName = account.DisplayName,
        Role = account.Role,
        OrgCode = account.OrgCode,
        TenantId = account.OrgCode is null ? null : Domain.Kernel.OrgCode.Parse(account.OrgCode).TenantId,
        Department = account.Department,
    };
}
