using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.Contact;
using EnrollmentPortal.Domain.Households.Covers;
using EnrollmentPortal.Domain.Households.IdNumbers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnrollmentPortal.Application.Persistence.Configurations;

internal sealed class HouseholdConfiguration : IEntityTypeConfiguration<Household>
{
    public void Configure(EntityTypeBuilder<Household> builder)
    {
        builder.ToTable("household").HasKey(household => new { household.TenantId, household.Id });
        builder.HasMany(household => household.Members).WithOne()
            .HasForeignKey(person => new { person.TenantId, person.HouseholdId });
        builder.Property(household => household.PhoneReversed).ValueGeneratedOnAddOrUpdate();
    }
}

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("person").HasKey(person => new { person.TenantId, person.Id });
        builder.HasMany(person => person.Identities).WithOne()
            .HasForeignKey(identity => new { identity.TenantId, identity.PersonId });
        builder.HasMany(person => person.Covers).WithOne()
            .HasForeignKey(cover => new { cover.TenantId, cover.PersonId });
        builder.Ignore(person => person.History);
        builder.ComplexProperty(person => person.Exemption, exemption =>
        {
            exemption.Property(row => row.Reason).HasColumnName("exemption_reason");
            exemption.Property(row => row.Note).HasColumnName("exemption_note");
            exemption.Property(row => row.Since).HasColumnName("exempt_since");
            exemption.Property(row => row.Until).HasColumnName("exempt_until");
            exemption.Property(row => row.Kind).HasColumnName("insured_kind");
            exemption.Property(row => row.Place).HasColumnName("insured_place");
        });
        builder.ComplexProperty(person => person.LastExemption, exemption =>
        {
            exemption.Property(row => row.Reason).HasColumnName("last_exemption");
            exemption.Property(row => row.EndedOn).HasColumnName("last_exemption_ended");
        });
        builder.Property(person => person.PhoneReversed).ValueGeneratedOnAddOrUpdate();
        // No navigation: facts are read by themselves. The reference writes a new person before the facts about them.
        builder.HasMany(person => person.FactRows).WithOne()
            .HasForeignKey(fact => new { fact.TenantId, fact.PersonId });
        builder.HasMany(person => person.ReviewRows).WithOne()
            .HasForeignKey(row => new { row.TenantId, row.PersonId });
    }
}

internal sealed class PersonIdentityConfiguration : IEntityTypeConfiguration<PersonIdentity>
{
    public void Configure(EntityTypeBuilder<PersonIdentity> builder) =>
        builder.ToTable("person_identity").HasKey(identity => new { identity.TenantId, identity.Id });
}

internal sealed class PastCoverConfiguration : IEntityTypeConfiguration<PastCover>
{
    public void Configure(EntityTypeBuilder<PastCover> builder) =>
        builder.ToTable("past_cover").HasKey(cover => new { cover.TenantId, cover.PersonId, cover.CoverageYear });
}

internal sealed class PersonFactConfiguration : IEntityTypeConfiguration<PersonFact>
{
    public void Configure(EntityTypeBuilder<PersonFact> builder) =>
        builder.ToTable("person_fact").HasKey(fact => new { fact.TenantId, fact.Id });
}

internal sealed class EarlierIdNumberConfiguration : IEntityTypeConfiguration<EarlierIdNumber>
{
    public void Configure(EntityTypeBuilder<EarlierIdNumber> builder) =>
        builder.ToTable("earlier_id_number").HasKey(number => new { number.TenantId, number.Id });
}

internal sealed class MergedPersonConfiguration : IEntityTypeConfiguration<MergedPerson>
{
    public void Configure(EntityTypeBuilder<MergedPerson> builder) =>
        builder.ToTable("merged_person").HasKey(person => new { person.TenantId, person.Id });
}

internal sealed class DuplicateDecisionConfiguration : IEntityTypeConfiguration<DuplicateDecision>
{
    public void Configure(EntityTypeBuilder<DuplicateDecision> builder) =>
        builder.ToTable("duplicate_decision").HasKey(decision => new { decision.TenantId, decision.FirstId, decision.SecondId });
}

internal sealed class TransferRequestConfiguration : IEntityTypeConfiguration<TransferRequest>
{
    public void Configure(EntityTypeBuilder<TransferRequest> builder) =>
        builder.ToTable("transfer_request").HasKey(request => new { request.TenantId, request.Id });
}

internal sealed class AddressPlaceConfiguration : IEntityTypeConfiguration<AddressPlace>
{
    public void Configure(EntityTypeBuilder<AddressPlace> builder) =>
        builder.ToTable("address_place").HasKey(place => new { place.TenantId, place.OrgCode, place.Stem });
}

internal sealed class ReceiptBookConfiguration : IEntityTypeConfiguration<ReceiptBook>
{
    public void Configure(EntityTypeBuilder<ReceiptBook> builder) =>
        builder.ToTable("receipt_book").HasKey(book => new { book.TenantId, book.CampaignId, book.OrgCode });
}

internal sealed class ContributionConfiguration : IEntityTypeConfiguration<Contribution>
{
    public void Configure(EntityTypeBuilder<Contribution> builder)
    {
        builder.ToTable("contribution").HasKey(contribution => new { contribution.TenantId, contribution.Id });
        builder.HasMany<Enrollment>().WithOne()
            .HasForeignKey(enrollment => new { enrollment.TenantId, enrollment.ContributionId });
    }
}

internal sealed class EnrollmentConfiguration : IEntityTypeConfiguration<Enrollment>
{
    public void Configure(EntityTypeBuilder<Enrollment> builder)
    {
        builder.ToTable("enrollment").HasKey(enrollment => new { enrollment.TenantId, enrollment.Id });
        builder.Property(enrollment => enrollment.Assessment).HasColumnType("jsonb");
    }
}
