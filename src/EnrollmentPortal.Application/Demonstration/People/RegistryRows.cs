using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry.Names;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.Contact;
using EnrollmentPortal.Domain.Households.Covers;

namespace EnrollmentPortal.Application.Demonstration.People;

/// <summary>A household with the id that its people refer to.</summary>
internal sealed record HouseholdRow(Guid Id, int TenantId, SyntheticHousehold Household);

/// <summary>A person with what is stored instead of the ID number.</summary>
/// <param name="LastYear">The coverage year before the campaign's.</param>
internal sealed record PersonRow(Guid Id, HouseholdRow Home, SyntheticPerson Person, SearchedName Search, ProtectedIdNumber Number, int LastYear)
{
    /// <summary>The year before is unknown only for people who are insured otherwise; people who were not born yet need no row.</summary>
    public bool KnowsLastYear =>
        Person.LastCoveredTier is not null || (Person.Exemption?.Reason.IsOtherwiseInsured() != true && Person.BornOn.Year <= LastYear);
}

/// <summary>An identity of a person.</summary>
internal sealed record IdentityRow(PersonRow Holder, SyntheticIdentity Identity);

/// <summary>How the registry's rows are written.</summary>
internal static class RegistryRows
{
    public static readonly CopiedTable<HouseholdRow> Households = new("household",
    [
        new("tenant_id", (to, row) => to.Write(row.TenantId)),
        new("id", (to, row) => to.Write(row.Id)),
        new("org_code", (to, row) => to.Write(row.Household.Village.Code.Value)),
        new("number", (to, row) => to.Write(row.Household.Number)),
        new("head_name", (to, row) => to.Write(row.Household.Members[0].Name)),
        new("group_name", (to, row) => to.Write(row.Household.GroupName)),
        new("address", (to, row) => to.Write(row.Household.Address)),
        new("address_stem", (to, row) => to.Write(AddressStem.Of(row.Household.Address))),
        new("phone", (to, row) => to.WriteText(row.Household.Phone)),
    ]);

    public static readonly CopiedTable<PersonRow> People = new("person",
    [
        new("tenant_id", (to, row) => to.Write(row.Home.TenantId)),
        new("id", (to, row) => to.Write(row.Id)),
        new("household_id", (to, row) => to.Write(row.Home.Id)),
        new("org_code", (to, row) => to.Write(row.Home.Household.Village.Code.Value)),
        new("name", (to, row) => to.Write(row.Person.Name)),
        new("name_initials", (to, row) => to.Write(row.Search.Initials)),
        new("name_pinyin", (to, row) => to.Write(row.Search.Pinyin)),
        new("relation", (to, row) => to.Write(row.Person.Relation.ToString())),
        new("sex", (to, row) => to.Write(row.Person.Sex.ToString())),
        new("born_on", (to, row) => to.Write(row.Person.BornOn)),
        new("ethnic_group", (to, row) => to.Write(row.Person.EthnicGroup.PrintedName())),
        new("id_number_hash", (to, row) => to.Write(row.Number.Hash)),
        new("id_number_cipher", (to, row) => to.Write(row.Number.Cipher)),
        new("id_number_masked", (to, row) => to.Write(row.Number.Masked)),
        new("phone", (to, row) => to.WriteText(row.Person.Phone)),
        new("residence", (to, row) => to.Write(row.Home.Household.Residence)),
        new("exemption_reason", (to, row) => to.WriteText(row.Person.Exemption?.Reason.ToString())),
        new("exemption_note", (to, row) => to.WriteText(row.Person.Exemption?.Note)),
        new("exempt_since", (to, row) => to.WriteDate(row.Person.Exemption?.Since)),
        new("exempt_until", (to, row) => to.WriteDate(row.Person.Exemption?.Until)),
        new("registered_on", (to, row) => to.Write(row.Person.RegisteredOn)),
    ]);

    public static readonly CopiedTable<PersonRow> Covers = new("past_cover",
    [
        new("tenant_id", (to, row) => to.Write(row.Home.TenantId)),
        new("person_id", (to, row) => to.Write(row.Id)),
        new("coverage_year", (to, row) => to.Write(row.LastYear)),
        new("org_code", (to, row) => to.Write(row.Home.Household.Village.Code.Value)),
        new("tier", (to, row) => to.WriteText(row.Person.LastCoveredTier)),
        new("source", (to, _) => to.Write(nameof(PastCoverSource.Demonstration))),
    ]);

    public static readonly CopiedTable<IdentityRow> Identities = new("person_identity",
    [
        new("tenant_id", (to, row) => to.Write(row.Holder.Home.TenantId)),
        new("id", (to, _) => to.Write(Guid.CreateVersion7())),
        new("person_id", (to, row) => to.Write(row.Holder.Id)),
        new("org_code", (to, row) => to.Write(row.Holder.Home.Household.Village.Code.Value)),
        new("category", (to, row) => to.Write(row.Identity.Category)),
        new("certified_by", (to, row) => to.Write(row.Identity.CertifiedBy)),
        new("certified_on", (to, row) => to.Write(row.Identity.CertifiedOn)),
    ]);
}
