namespace EnrollmentPortal.Web.Tests.Architecture;

/// <summary>What others made and the portal uses is named, under licences that a public office can accept.</summary>
public sealed class NoticeTests
{
    private static readonly string[] Fit =
        ["MIT", "Apache-2.0", "BSD-3-Clause", "BSD-2-Clause", "0BSD", "PostgreSQL", "MS-PL OR Apache-2.0"];

    private static readonly IReadOnlyList<Notice> All = Notices.Read();

    /// <remarks>After a change of packages: run once with <c>PORTAL_WRITE_DOCS=1</c> and read the difference.</remarks>
    [Fact]
    public void Page_GivenTheLockFiles_ThenItIsUpToDate()
    {
        var page = File.ReadAllText(Notices.PagePath);
        var written = Notices.Page(All, page);
        if (Environment.GetEnvironmentVariable("PORTAL_WRITE_DOCS") == "1")
        {
            File.WriteAllText(Notices.PagePath, written);
            page = written;
        }

        Assert.Equal(written, page);
    }

    [Fact]
    public void Licences_GivenTheLockFiles_ThenAllAreFitForAPublicOffice() =>
        Assert.Equal([], All.Where(notice => !Fit.Contains(notice.Licence)).Select(notice => $"{notice.Name} {notice.Version}: {notice.Licence}"));
}
