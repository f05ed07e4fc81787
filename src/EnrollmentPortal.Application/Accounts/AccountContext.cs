using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Accounts.Sessions;
using EnrollmentPortal.Application.Accounts.SignIns;
using EnrollmentPortal.Application.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Accounts;

/// <summary>The accounts, outside every tenant: a user signs in before a scope exists.</summary>
public sealed class AccountContext(DbContextOptions<AccountContext> options)
    : IdentityUserContext<PortalUser, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>>(options)
{
    public DbSet<UserSession> Sessions => Set<UserSession>();

    public DbSet<SignInFailure> SignInFailures => Set<SignInFailure>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<PortalUser>(user =>
        {
            user.ToTable("portal_user").Ignore(account => account.Scope);
            user.Property(account => account.Role).HasConversion<string>();
            user.Property(account => account.UserName).IsRequired();
            user.Property(account => account.NormalizedUserName).IsRequired();
        });
        builder.Entity<UserSession>(session =>
        {
            session.ToTable("user_session").HasKey(row => row.Id);
            session.Property(row => row.Id).ValueGeneratedNever();
            session.Property(row => row.Ending).HasConversion<string>();
        });
        builder.Entity<SignInFailure>(failure =>
        {
            failure.ToTable("sign_in_failure").HasKey(row => row.Id);
            failure.Property(row => row.Id).ValueGeneratedNever();
        });
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("portal_user_claim");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("portal_user_login");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("portal_user_token");
        // The lengths are Identity's for other databases; PostgreSQL's text needs none.
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            property.SetMaxLength(null);
        }

        SnakeCase.Apply(builder);
    }
}
