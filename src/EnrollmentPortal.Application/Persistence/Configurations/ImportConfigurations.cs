using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnrollmentPortal.Application.Persistence.Configurations;

internal sealed class JobConfiguration : IEntityTypeConfiguration<Job>
{
    public void Configure(EntityTypeBuilder<Job> builder)
    {
        builder.ToTable("job").HasKey(job => new { job.TenantId, job.Id });
        builder.Ignore(job => job.IsOpen);
    }
}

internal sealed class PopulationImportConfiguration : IEntityTypeConfiguration<PopulationImport>
{
    public void Configure(EntityTypeBuilder<PopulationImport> builder)
    {
        builder.ToTable("population_import").HasKey(import => new { import.TenantId, import.Id });
        builder.Ignore(import => import.MayBeUndone);
        builder.Property(import => import.Mapping).HasColumnType("jsonb");
        builder.Property(import => import.Counts).HasColumnType("jsonb");
    }
}

internal sealed class ImportRowConfiguration : IEntityTypeConfiguration<ImportRow>
{
    public void Configure(EntityTypeBuilder<ImportRow> builder)
    {
        builder.ToTable("import_row").HasKey(row => new { row.TenantId, row.ImportId, row.RowNumber });
        builder.Property(row => row.OldValues).HasColumnType("jsonb");
    }
}

internal sealed class ImportMissingConfiguration : IEntityTypeConfiguration<ImportMissing>
{
    public void Configure(EntityTypeBuilder<ImportMissing> builder) =>
        builder.ToTable("import_missing").HasKey(row => new { row.TenantId, row.ImportId, row.PersonId });
}

internal sealed class ImportSourceConfiguration : IEntityTypeConfiguration<ImportSource>
{
    public void Configure(EntityTypeBuilder<ImportSource> builder)
    {
        builder.ToTable("import_source").HasKey(source => new { source.TenantId, source.OrgCode, source.Name });
        builder.Property(source => source.Columns).HasColumnType("jsonb");
    }
}
