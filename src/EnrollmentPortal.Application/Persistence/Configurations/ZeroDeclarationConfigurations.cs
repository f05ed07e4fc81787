using EnrollmentPortal.Domain.ZeroDeclarations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnrollmentPortal.Application.Persistence.Configurations;

internal sealed class ZeroDeclarationConfiguration : IEntityTypeConfiguration<ZeroDeclaration>
{
    public void Configure(EntityTypeBuilder<ZeroDeclaration> builder) =>
        builder.ToTable("zero_declaration").HasKey(declaration => new { declaration.TenantId, declaration.Id });
}

internal sealed class ZeroDeclarationLineConfiguration : IEntityTypeConfiguration<ZeroDeclarationLine>
{
    public void Configure(EntityTypeBuilder<ZeroDeclarationLine> builder)
    {
        builder.ToTable("zero_declaration_line").HasKey(line => new { line.TenantId, line.DeclarationId, line.PersonId });
        builder.Ignore(line => line.Price);
    }
}
