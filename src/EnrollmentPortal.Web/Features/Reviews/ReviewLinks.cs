namespace EnrollmentPortal.Web.Features.Reviews;

/// <summary>Addresses of the cases.</summary>
internal static class ReviewLinks
{
    public const string EvidencePath = "/reviews/evidence";

    public static string Case(Guid id) => $"/reviews/{id}";

    public static string Evidence(Guid id) => $"{EvidencePath}/{id}";
}
