using EnrollmentPortal.Domain.Plans.Impacts;
using EnrollmentPortal.Domain.Plans.Situations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnrollmentPortal.Application.Persistence.Configurations;

internal sealed class SavedSituationConfiguration : IEntityTypeConfiguration<SavedSituation>
{
    public void Configure(EntityTypeBuilder<SavedSituation> builder) =>
        builder.ToTable("saved_situation").HasKey(situation => new { situation.TenantId, situation.Id });
}

internal sealed class PlanImpactConfiguration : IEntityTypeConfiguration<PlanImpact>
{
    public void Configure(EntityTypeBuilder<PlanImpact> builder)
    {
        builder.ToTable("plan_impact").HasKey(impact => new { impact.TenantId, impact.Id });
        builder.Property(impact => impact.Summary).HasColumnType("jsonb");
    }
}

internal sealed class PlanImpactClassConfiguration : IEntityTypeConfiguration<PlanImpactClass>
{
    public void Configure(EntityTypeBuilder<PlanImpactClass> builder)
    {
        builder.ToTable("plan_impact_class").HasKey(row => new { row.TenantId, row.ImpactId, row.Number });
        builder.Property(row => row.Detail).HasColumnType("jsonb");
    }
}

internal sealed class PlanImpactPlaceConfiguration : IEntityTypeConfiguration<PlanImpactPlace>
{
    public void Configure(EntityTypeBuilder<PlanImpactPlace> builder)
    {
        builder.ToTable("plan_impact_place").HasKey(row => new { row.TenantId, row.ImpactId, row.OrgCode });
        builder.Property(row => row.Figures).HasColumnType("jsonb");
    }
}
