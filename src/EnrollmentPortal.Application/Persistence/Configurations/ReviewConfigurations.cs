using EnrollmentPortal.Domain.Reviews;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnrollmentPortal.Application.Persistence.Configurations;

internal sealed class ReviewCaseConfiguration : IEntityTypeConfiguration<ReviewCase>
{
    public void Configure(EntityTypeBuilder<ReviewCase> builder)
    {
        builder.ToTable("review_case").HasKey(row => new { row.TenantId, row.Id });
        builder.Ignore(row => row.Decision);
    }
}

internal sealed class ReviewEvidenceConfiguration : IEntityTypeConfiguration<ReviewEvidence>
{
    public void Configure(EntityTypeBuilder<ReviewEvidence> builder)
    {
        builder.ToTable("review_evidence").HasKey(row => new { row.TenantId, row.Id });
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(row => new { row.TenantId, row.CaseId });
    }
}

internal sealed class ReviewDeputyConfiguration : IEntityTypeConfiguration<ReviewDeputy>
{
    public void Configure(EntityTypeBuilder<ReviewDeputy> builder) =>
        builder.ToTable("review_deputy").HasKey(row => new { row.TenantId, row.Id });
}
