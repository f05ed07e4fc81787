namespace EnrollmentPortal.Application.Registry;

/// <summary>Refusals of a registered person or household: stable names, under which the texts stand in the resources.</summary>
internal static class RegistryCodes
{
    public const string AddressTooLong = "registry.address-too-long";
    public const string BirthDateMissing = "registry.birth-date-missing";
    public const string EthnicGroupMissing = "registry.ethnic-group-missing";
    public const string ExemptionEvidenceMissing = "registry.exemption-evidence-missing";
    public const string ExemptionNoteTooLong = "registry.exemption-note-too-long";
    public const string GroupTooLong = "registry.group-too-long";
    public const string IdNumberMissing = "registry.id-number-missing";
    public const string NameMissing = "registry.name-missing";
    public const string NameTooLong = "registry.name-too-long";
    public const string NoMembers = "registry.no-members";
    public const string NumberTooLong = "registry.number-too-long";
    public const string OneHead = "registry.one-head";
    public const string Phone = "registry.phone";
    public const string RelationMissing = "registry.relation-missing";
    public const string ResidenceMissing = "registry.residence-missing";
    public const string SecondHead = "registry.second-head";
    public const string SexMissing = "registry.sex-missing";
    public const string VillageMissing = "registry.village-missing";
}
