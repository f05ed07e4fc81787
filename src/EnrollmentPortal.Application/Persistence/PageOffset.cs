namespace EnrollmentPortal.Application.Persistence;

/// <summary>Where a page of a list begins.</summary>
internal static class PageOffset
{
    /// <summary>How many rows stand before it. An address may name any number: what is before the first page is the first, and what no list reaches is empty.</summary>
    public static int Of(int page, int pageSize) => (int)Math.Min((Math.Max(page, 1) - 1L) * pageSize, int.MaxValue);
}
