namespace EnrollmentPortal.Application.Registry.IdNumbers;

/// <summary>Refusals to show a whole ID number: stable names, under which the texts stand in the resources.</summary>
internal static class RevealCodes
{
    public const string NoteMissing = "reveal.note-missing";
    public const string NoteTooLong = "reveal.note-too-long";
    public const string PurposeMissing = "reveal.purpose-missing";
}
