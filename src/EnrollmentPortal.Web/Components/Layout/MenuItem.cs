using EnrollmentPortal.Application.Access;

namespace EnrollmentPortal.Web.Components.Layout;

/// <summary>An entry of the menu, shown to users who have its grant.</summary>
/// <param name="Key">Names the text in the resources.</param>
/// <param name="Icon">One character, decoration only.</param>
public sealed record MenuItem(string Key, string Url, string Icon, Grant Needs)
{
    private static readonly MenuItem[] All =
    [
        new("Home", "/", "⌂", Grant.SignedIn),
        new("Desk", "/desk", "收", Grant.RecordContribution),
        new("Register", "/register", "登", Grant.EditRegistry),
        new("Village", "/villages", "村", Grant.ReadRegistry),
        new("Export", "/export", "出", Grant.ReadRegistry),
        new("Import", "/registry/import", "入", Grant.ImportPopulation),
        new("MissingFromLists", "/registry/missing", "核", Grant.ReadRegistry),
        new("Duplicates", "/registry/duplicates", "疑", Grant.MergeRecords),
        new("Transfers", "/registry/transfers", "迁", Grant.TransferPeople),
        new("Reviews", "/reviews", "定", Grant.ReadReviews),
        new("Progress", "/progress", "进", Grant.ReadProgress),
        new("Renewals", "/renewals", "续", Grant.ReadProgress),
        new("KeyGroups", "/key-groups", "重", Grant.ReadKeyGroups),
        new("Rosters", "/rosters", "册", Grant.ReadRosters),
        new("RosterBoard", "/rosters/board", "比", Grant.ReadRosters),
        new("ZeroDeclarations", "/zero-declarations", "零", Grant.ReadZeroDeclarations),
        new("NotRegistered", "/rosters/not-registered", "缺", Grant.ReadRegistry),
        new("Plan", "/plan", "案", Grant.ReadPlan),
        new("Years", "/coverage-years", "年", Grant.RunCampaigns),
        new("Batch", "/batch", "批", Grant.ReadPlan),
        new("Audit", "/audit", "审", Grant.ReadAudit),
        new("Tenants", "/platform/tenants", "县", Grant.AdministerPlatform),
        new("Users", "/platform/users", "户", Grant.AdministerPlatform),
        new("Calculator", "/calculator", "算", Grant.SignedIn),
    ];

    public static IReadOnlyList<MenuItem> For(Actor actor) => [.. All.Where(item => actor.Has(item.Needs))];

    /// <summary>The entry that an address is at or below; null for a page that no entry leads to.</summary>
    public static MenuItem? Closest(IEnumerable<MenuItem> menu, string path) =>
        menu.Where(item => path == item.Url || (item.Url != "/" && path.StartsWith(item.Url + "/", StringComparison.Ordinal)))
            .MaxBy(item => item.Url.Length);
}
