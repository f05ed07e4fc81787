namespace EnrollmentPortal.Application.Exports;

/// <summary>Refusals of a list: stable names, under which the texts stand in the resources.</summary>
internal static class ExportCodes
{
    public const string ReasonMissing = "export.reason-missing";
}
