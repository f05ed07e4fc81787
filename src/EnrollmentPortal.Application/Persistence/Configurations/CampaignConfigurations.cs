using EnrollmentPortal.Domain.Audit;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Plans.Studio;
using EnrollmentPortal.Domain.Progress;
using EnrollmentPortal.Domain.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnrollmentPortal.Application.Persistence.Configurations;

internal sealed class TenantConfiguration : IEntityTypeConfiguration<Tenant>
{
    public void Configure(EntityTypeBuilder<Tenant> builder)
    {
        builder.ToTable("tenant").HasKey(tenant => tenant.Id);
        builder.Property(tenant => tenant.Id).ValueGeneratedNever();
        builder.Property(tenant => tenant.RowVersion).IsConcurrencyToken();
    }
}

internal sealed class OrgUnitConfiguration : IEntityTypeConfiguration<OrgUnit>
{
    public void Configure(EntityTypeBuilder<OrgUnit> builder) =>
        builder.ToTable("org_unit").HasKey(unit => new { unit.TenantId, unit.OrgCode });
}

internal sealed class PlanVersionConfiguration : IEntityTypeConfiguration<PlanVersion>
{
    public void Configure(EntityTypeBuilder<PlanVersion> builder)
    {
        builder.ToTable("plan_version").HasKey(plan => new { plan.TenantId, plan.Id });
        builder.Property(plan => plan.Document).HasColumnType("jsonb");
        builder.Ignore(plan => plan.IsBuiltIn);
    }
}

internal sealed class PlanDraftConfiguration : IEntityTypeConfiguration<PlanDraft>
{
    public void Configure(EntityTypeBuilder<PlanDraft> builder)
    {
        builder.ToTable("plan_draft").HasKey(draft => new { draft.TenantId, draft.Id });
        builder.Property(draft => draft.Document).HasColumnType("jsonb");
        builder.Property(draft => draft.RowVersion).IsConcurrencyToken();
    }
}

internal sealed class PlanDraftChangeConfiguration : IEntityTypeConfiguration<PlanDraftChange>
{
    public void Configure(EntityTypeBuilder<PlanDraftChange> builder)
    {
        builder.ToTable("plan_draft_change").HasKey(change => new { change.TenantId, change.DraftId, change.Number, change.Place });
        builder.Ignore(change => change.Difference);
        builder.Property(change => change.OldValue).HasColumnType("jsonb");
        builder.Property(change => change.NewValue).HasColumnType("jsonb");
    }
}

internal sealed class PlanDraftAcknowledgementConfiguration : IEntityTypeConfiguration<PlanDraftAcknowledgement>
{
    public void Configure(EntityTypeBuilder<PlanDraftAcknowledgement> builder) =>
        builder.ToTable("plan_draft_acknowledgement").HasKey(row => new { row.TenantId, row.DraftId, row.Key });
}

internal sealed class CampaignConfiguration : IEntityTypeConfiguration<Campaign>
{
    public void Configure(EntityTypeBuilder<Campaign> builder)
    {
        builder.ToTable("campaign").HasKey(campaign => new { campaign.TenantId, campaign.Id });
        builder.Ignore(campaign => campaign.IsClosed);
    }
}

internal sealed class QuotaConfiguration : IEntityTypeConfiguration<Quota>
{
    public void Configure(EntityTypeBuilder<Quota> builder) =>
        builder.ToTable("quota").HasKey(quota => new { quota.TenantId, quota.CampaignId, quota.OrgCode });
}

internal sealed class VillageProgressConfiguration : IEntityTypeConfiguration<VillageProgress>
{
    public void Configure(EntityTypeBuilder<VillageProgress> builder) =>
        builder.ToTable("village_progress").HasKey(row => new { row.TenantId, row.CampaignId, row.OrgCode, row.Day });
}

internal sealed class GroupProgressConfiguration : IEntityTypeConfiguration<GroupProgress>
{
    public void Configure(EntityTypeBuilder<GroupProgress> builder) =>
        builder.ToTable("group_progress").HasKey(row => new { row.TenantId, row.CampaignId, row.OrgCode, row.Category });
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit_entry").HasKey(entry => new { entry.TenantId, entry.Id });
        builder.Property(entry => entry.OldValues).HasColumnType("jsonb");
        builder.Property(entry => entry.NewValues).HasColumnType("jsonb");
    }
}
