using System.Globalization;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;

namespace EnrollmentPortal.Web.Features.Households.Registration;

/// <summary>A person as the form has them, complete or not.</summary>
/// <param name="key">Names the row's inputs; a key is never used twice, so that a kept draft cannot mix two people.</param>
public sealed class MemberDraft(int key)
{
    // What was filled in from a number, also after its text was changed: only that may be replaced.
    private IdNumberFinding? _filledIn;

    public int Key { get; } = key;

    public string Name { get; set; } = string.Empty;

    public Relation? Relation { get; set; }

    public string IdNumber { get; set; } = string.Empty;

    public DateOnly? BornOn { get; set; }

    public Sex? Sex { get; set; }

    public EthnicGroup EthnicGroup { get; set; } = EthnicGroup.Han;

    public string? Phone { get; set; }

    public string Residence { get; set; } = ResidenceGrounds.LocalHukou;

    public ExemptionReason? Exemption { get; set; }

    public string? ExemptionNote { get; set; }

    /// <summary>Of a newborn: enrols by itself; null while nobody has asked.</summary>
    public Answer? Independent { get; set; }

    /// <summary>Of a newborn: the guardian has paid; null while nobody has asked.</summary>
    public Answer? GuardianPaid { get; set; }

    /// <summary>What the typed number says; null while it is incomplete or wrong.</summary>
    public IdNumberFinding? Finding { get; private set; }

    /// <summary>Why the typed number is none.</summary>
    public Error? IdNumberFault { get; private set; }

    /// <summary>True when the text may be a whole number: the time to ask about it.</summary>
    public bool HasWholeIdNumber => IdNumber.Count(character => !char.IsWhiteSpace(character)) == Domain.Households.IdNumbers.IdNumber.Length;

    /// <summary>The name of one of the row's inputs.</summary>
    public string Input(string field) => string.Create(CultureInfo.InvariantCulture, $"m{Key}.{field}");

    /// <summary>The text has changed: what was known of the number before is void.</summary>
    public void ForgetFinding() => (Finding, IdNumberFault) = (null, null);

    /// <summary>Takes over what the number says, into fields that are empty or held what the number before said.</summary>
    public void Learn(Result<IdNumberFinding> answer)
    {
        (Finding, IdNumberFault) = (answer.ValueOrDefault, answer.Error);
        if (Finding is { } finding)
        {
            BornOn = BornOn is null || BornOn == _filledIn?.BornOn ? finding.BornOn : BornOn;
            Sex = Sex is null || Sex == _filledIn?.Sex ? finding.Sex : Sex;
            _filledIn = finding;
        }
    }

    /// <summary>The field that contradicts the number, and how; null when all agree.</summary>
    public (string Field, Error Error)? Contradiction() => Finding switch
    {
        { } finding when BornOn is { } bornOn && bornOn != finding.BornOn => (nameof(BornOn), IdNumberErrors.BirthDateDiffers),
        { } finding when Sex is { } sex && sex != finding.Sex => (nameof(Sex), IdNumberErrors.SexDiffers),
        _ => null,
    };

    /// <summary>Puts back what was typed before the connection was lost.</summary>
    public void Restore(string field, string value)
    {
        _ = field switch
        {
            "name" => Name = value,
            "relation" => (Relation = Parse<Relation>(value))?.ToString(),
            "id-number" => IdNumber = value,
            "born-on" => (BornOn = DateOnly.TryParse(value, CultureInfo.InvariantCulture, out var day) ? day : null)?.ToString(CultureInfo.InvariantCulture),
            "sex" => (Sex = Parse<Sex>(value))?.ToString(),
            "ethnic-group" => (EthnicGroup = Parse<EthnicGroup>(value) ?? EthnicGroup).ToString(),
            "phone" => Phone = value,
            "residence" => Residence = value,
            "exemption" => (Exemption = Parse<ExemptionReason>(value))?.ToString(),
            "exemption-note" => ExemptionNote = value,
            "independent" => (Independent = Parse<Answer>(value))?.ToString(),
            "guardian-paid" => (GuardianPaid = Parse<Answer>(value))?.ToString(),
            _ => null,
        };
    }

    /// <param name="newbornEvidence">Who was asked about the newborn; null for everybody else.</param>
    public NewMember ToNewMember(string? newbornEvidence = null) => new(
        Name,
        Relation,
        IdNumber,
        Sex,
        BornOn,
        EthnicGroup,
        Phone,
        Residence,
        Exemption,
        Exemption is null ? null : ExemptionNote,
        newbornEvidence is null ? null : new NewbornAnswers(Independent, GuardianPaid, newbornEvidence));

    private static T? Parse<T>(string value)
        where T : struct, Enum => Enum.TryParse<T>(value, out var parsed) && Enum.IsDefined(parsed) ? parsed : null;
}
