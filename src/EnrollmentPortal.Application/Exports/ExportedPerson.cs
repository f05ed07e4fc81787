using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Application.Tables;

namespace EnrollmentPortal.Application.Exports;

/// <summary>A row as it comes from the database.</summary>
internal sealed record ExportedPerson(
    string Village,
    string GroupName,
    string HouseholdNumber,
    string HeadName,
    string Name,
    string Relation,
    string Sex,
    DateOnly BornOn,
    string IdNumberMasked,
    byte[] IdNumberCipher,
    string? Phone,
    string Address,
    string? Identities,
    string? ExemptionReason,
    string? ExemptionNote,
    string? NotEnrolling,
    string? NotEnrollingNote,
    DateOnly? EnrolledOn,
    string? Tier,
    long? SelfPayFen,
    DateOnly? EntitledFrom)
{
    /// <summary>The person with the exemption as far as the reader may know it.</summary>
    public ExportedPerson SeenBy(Actor actor) => SeenExemptions.IsVagueTo(actor, ExemptionReason)
        ? this with { ExemptionReason = SeenExemptions.AnotherReason, ExemptionNote = null }
        : this;

    /// <param name="words">The language.</param>
    /// <param name="number">The ID number, whole or masked.</param>
    public IReadOnlyList<TableCell> Cells(ExportLanguage words, string number) =>
    [
        Village, GroupName, HouseholdNumber, HeadName, Name,
        words.Say("Relation." + Relation), words.Say("Sex." + Sex), BornOn, number, Phone, Address, Identities,
        EnrolledOn is not null ? words.Say("Standing.Enrolled")
            : ExemptionReason is { } reason ? words.Say("Standing.Exempt") + words.Say("ExemptionReason." + reason) : words.Say("Standing.Missing"),
        ExemptionNote, words.Reason(NotEnrolling), NotEnrollingNote, EnrolledOn, Tier, SelfPayFen / 100m, EntitledFrom,
    ];
}
