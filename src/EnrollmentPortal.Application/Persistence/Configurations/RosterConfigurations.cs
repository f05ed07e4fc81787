using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.IdentityCases;
using EnrollmentPortal.Domain.Rosters;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnrollmentPortal.Application.Persistence.Configurations;

internal sealed class RosterConfiguration : IEntityTypeConfiguration<Roster>
{
    public void Configure(EntityTypeBuilder<Roster> builder) =>
        builder.ToTable("roster").HasKey(roster => new { roster.TenantId, roster.Id });
}

internal sealed class RosterLineConfiguration : IEntityTypeConfiguration<RosterLine>
{
    public void Configure(EntityTypeBuilder<RosterLine> builder) =>
        builder.ToTable("roster_line").HasKey(line => new { line.TenantId, line.RosterId, line.Number });
}

internal sealed class IdentityCaseConfiguration : IEntityTypeConfiguration<IdentityCase>
{
    public void Configure(EntityTypeBuilder<IdentityCase> builder)
    {
        builder.ToTable("identity_case").HasKey(row => new { row.TenantId, row.Id });
        // One save writes a corrected answer and its case; EF then knows which comes first.
        builder.HasOne<PersonFact>().WithMany().HasForeignKey(row => new { row.TenantId, row.FactId });
        builder.Ignore(row => row.Now);
        builder.Ignore(row => row.RuleName);
    }
}
