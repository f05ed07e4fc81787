using System.Reflection;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Domain.Audit;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.Contact;
using EnrollmentPortal.Domain.Households.Covers;
using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Domain.IdentityCases;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Jobs;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Impacts;
using EnrollmentPortal.Domain.Plans.Situations;
using EnrollmentPortal.Domain.Plans.Studio;
using EnrollmentPortal.Domain.Progress;
using EnrollmentPortal.Domain.Reviews;
using EnrollmentPortal.Domain.Rosters;
using EnrollmentPortal.Domain.Tenancy;
using EnrollmentPortal.Domain.ZeroDeclarations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace EnrollmentPortal.Application.Persistence;

/// <summary>One transaction in one scope: everything a use case reads or writes goes through it.</summary>
/// <remarks>Made by <see cref="Database.BeginAsync"/> alone. What is not committed is rolled back on disposal.</remarks>
public sealed class UnitOfWork : DbContext
{
    private IDbContextTransaction? _transaction;
    private DateOnly? _today;

    internal UnitOfWork(DbContextOptions<UnitOfWork> options, Scope scope)
        : base(options) => Scope = scope;

    /// <summary>The tenant and subtree of this unit of work.</summary>
    public Scope Scope { get; }

    /// <summary>Read by the query filter, which therefore must be an instance member: a static would be inlined once for all tenants.</summary>
    public int TenantId => Scope.TenantId;

    /// <summary>The tenant's business date: today in China, or the date a demonstration lives on.</summary>
    public DateOnly Today => _today ?? throw new InvalidOperationException("The unit of work has not begun.");

    public DbSet<Tenant> Tenants => Set<Tenant>();

    public DbSet<OrgUnit> OrgUnits => Set<OrgUnit>();

    public DbSet<PlanVersion> PlanVersions => Set<PlanVersion>();

    public DbSet<PlanDraft> PlanDrafts => Set<PlanDraft>();

    public DbSet<PlanDraftChange> PlanDraftChanges => Set<PlanDraftChange>();

    public DbSet<PlanDraftAcknowledgement> PlanDraftAcknowledgements => Set<PlanDraftAcknowledgement>();

    public DbSet<SavedSituation> Situations => Set<SavedSituation>();

    public DbSet<PlanImpact> Impacts => Set<PlanImpact>();

    public DbSet<PlanImpactClass> ImpactClasses => Set<PlanImpactClass>();

    public DbSet<PlanImpactPlace> ImpactPlaces => Set<PlanImpactPlace>();

    public DbSet<Campaign> Campaigns => Set<Campaign>();

    public DbSet<Quota> Quotas => Set<Quota>();

    public DbSet<Household> Households => Set<Household>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<PersonIdentity> Identities => Set<PersonIdentity>();

    public DbSet<PastCover> PastCovers => Set<PastCover>();

    public DbSet<PersonFact> PersonFacts => Set<PersonFact>();

    public DbSet<ReviewCase> ReviewCases => Set<ReviewCase>();

    public DbSet<ReviewEvidence> ReviewEvidence => Set<ReviewEvidence>();

    public DbSet<ReviewDeputy> ReviewDeputies => Set<ReviewDeputy>();

    public DbSet<EarlierIdNumber> EarlierIdNumbers => Set<EarlierIdNumber>();

    public DbSet<MergedPerson> MergedPeople => Set<MergedPerson>();

    public DbSet<DuplicateDecision> DuplicateDecisions => Set<DuplicateDecision>();

    public DbSet<TransferRequest> TransferRequests => Set<TransferRequest>();

    public DbSet<AddressPlace> AddressPlaces => Set<AddressPlace>();

    public DbSet<Roster> Rosters => Set<Roster>();

    public DbSet<RosterLine> RosterLines => Set<RosterLine>();

    public DbSet<IdentityCase> IdentityCases => Set<IdentityCase>();

    public DbSet<ZeroDeclaration> ZeroDeclarations => Set<ZeroDeclaration>();

    public DbSet<ZeroDeclarationLine> ZeroDeclarationLines => Set<ZeroDeclarationLine>();

    public DbSet<ReceiptBook> ReceiptBooks => Set<ReceiptBook>();

    public DbSet<Contribution> Contributions => Set<Contribution>();

    public DbSet<Enrollment> Enrollments => Set<Enrollment>();

    public DbSet<VillageProgress> VillageProgress => Set<VillageProgress>();

    public DbSet<GroupProgress> GroupProgress => Set<GroupProgress>();

    public DbSet<Job> Jobs => Set<Job>();

    public DbSet<PopulationImport> Imports => Set<PopulationImport>();

    public DbSet<ImportRow> ImportRows => Set<ImportRow>();

    public DbSet<ImportMissing> ImportMissing => Set<ImportMissing>();

    public DbSet<ImportSource> ImportSources => Set<ImportSource>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    internal bool HasBegun => _transaction is not null;

    internal async Task BeginAsync(TimeProvider clock, CancellationToken cancellationToken)
    {
        await Database.OpenConnectionAsync(cancellationToken);
        _transaction = await Database.BeginTransactionAsync(cancellationToken);
        // One round trip sets the scope and brings the business date.
        var businessDate = await Database
            .SqlQuery<DateOnly?>($"""
                select (select business_date from tenant where id = {TenantId}) as "Value" from use_scope({TenantId}, {Scope.Prefix})
                """)
            .SingleAsync(cancellationToken);
        _today = businessDate ?? clock.TodayInChina();
    }

    /// <summary>Saves the pending changes and commits. Nothing may be done with the unit of work afterwards.</summary>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        await SaveChangesAsync(cancellationToken);
        await _transaction!.CommitAsync(cancellationToken);
    }

    public override async ValueTask DisposeAsync()
    {
        if (_transaction is not null)
        {
            await _transaction.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    /// <summary>PostgreSQL's <c>starts_with</c>, which can use a C-collated index under row-level security (LIKE cannot: it is not leakproof).</summary>
    public static bool StartsWith(string text, string prefix) => throw new NotSupportedException("Only inside a query.");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDbFunction(typeof(UnitOfWork).GetMethod(nameof(StartsWith))!).HasName("starts_with").IsBuiltIn();
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(UnitOfWork).Assembly, type => type.Namespace == typeof(UnitOfWork).Namespace + ".Configurations");
        SnakeCase.Apply(modelBuilder);
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(entity => typeof(ITenantOwned).IsAssignableFrom(entity.ClrType)).ToList())
        {
            typeof(UnitOfWork).GetMethod(nameof(FilterByTenant), BindingFlags.NonPublic | BindingFlags.Instance)!
                .MakeGenericMethod(entity.ClrType)
                .Invoke(this, [modelBuilder]);
        }
    }

    // Beside row-level security the filter prunes shards, and fails the same way when a policy is forgotten.
    private void FilterByTenant<TEntity>(ModelBuilder modelBuilder)
        where TEntity : class, ITenantOwned =>
        modelBuilder.Entity<TEntity>().HasQueryFilter("tenant", entity => entity.TenantId == TenantId);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<OrgCode>().HaveConversion<OrgCodeConverter>();
        configurationBuilder.Properties<Error>().HaveConversion<ErrorConverter>();
        configurationBuilder.Properties<Money>().HaveConversion<MoneyConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }
}
