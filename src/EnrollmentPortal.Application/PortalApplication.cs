using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Accounts;
using EnrollmentPortal.Application.Accounts.Passwords;
using EnrollmentPortal.Application.Accounts.Sessions;
using EnrollmentPortal.Application.Accounts.SignIns;
using EnrollmentPortal.Application.Assessments.AtDesk;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Demonstration;
using EnrollmentPortal.Application.Exports;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Households.Changes;
using EnrollmentPortal.Application.Imports;
using EnrollmentPortal.Application.Imports.Upload;
using EnrollmentPortal.Application.Installations;
using EnrollmentPortal.Application.Jobs;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Plans.Impacts;
using EnrollmentPortal.Application.Plans.Quotas;
using EnrollmentPortal.Application.Platform;
using EnrollmentPortal.Application.Registry.Facts;
using EnrollmentPortal.Application.Registry.IdNumbers;
using EnrollmentPortal.Application.Reviews;
using EnrollmentPortal.Application.Rosters.Carrying;
using EnrollmentPortal.Application.Rosters.Reading;
using EnrollmentPortal.Application.Tables;
using FluentValidation;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EnrollmentPortal.Application;

/// <summary>What the application is made of.</summary>
public static class PortalApplication
{
    /// <summary>Database, use cases and validators.</summary>
    public static void AddPortalApplication(this IServiceCollection services, PortalConnections connections, string dataFolder)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(connections);
        services.AddSingleton(NpgsqlDataSource.Create(connections.Application));
        services.AddSingleton<Database>();
        services.AddSingleton<DatabaseProbe>();
        services.AddSingleton<Installation>();
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<AccountChanges>();
        services.AddSingleton(SessionLimits.Default);
        services.AddSingleton<LiveSessions>();
        services.AddSingleton<SessionStore>();
        services.AddSingleton<SignInFailures>();
        services.AddSingleton<OwnWords>();
        services.AddSingleton<CreateAdministrator>();
        services.AddSingleton<CreateCounty>();
        services.AddSingleton<IPasswordHasher<PortalUser>, PasswordHasher<PortalUser>>();
        services.AddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>();
        services.AddSingleton<PlanCache>();
        services.AddSingleton<ReviewDeciders>();
        services.AddSingleton<RepricedCounts>();
        services.AddSingleton(_ => IdNumberKeys.Load(dataFolder));
        services.AddSingleton<IdNumberVault>();
        services.AddSingleton(provider => new FileStore(dataFolder, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<FactRecorder>();
        services.AddSingleton<MemberRegistrar>();
        services.AddSingleton<HouseholdMover>();
        services.AddSingleton<EndExpiredExemptions>();
        services.AddSingleton<CarryOutRosters>();
        services.AddSingleton<RosterApplication>();
        services.AddSingleton(RosterLimits.Default);
        services.AddSingleton(ImportLimits.Default);
        services.AddSingleton<CarryOutQuotas>();
        services.AddSingleton<RotateIdNumberKeys>();
        services.AddSingleton<JobOrders>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton(provider => new ImportFiles(dataFolder, provider.GetRequiredService<TimeProvider>()));
        services.AddKinds();
        services.AddDbContext<AccountContext>((provider, options) => options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()));
        services.AddSingleton<IXmlRepository, DatabaseXmlRepository>();
        services.AddSingleton<LoadDemonstration>();
        services.AddSingleton<AssessAtDesk>();
        services.AddSingleton<DeskCounties>();
        services.AddSingleton<DeskVisit>();
        services.AddUseCases();
    }

    private static bool IsUseCase(Type type) => type.IsAssignableTo(typeof(IUseCase)) || type.IsAssignableTo(typeof(IPublicUseCase));

    private static void AddKinds(this IServiceCollection services)
    {
        foreach (var type in typeof(IJobKind).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IJobKind))))
        {
            services.AddSingleton(typeof(IJobKind), type);
        }

        foreach (var type in typeof(IExportedList).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IExportedList))))
        {
            services.AddTransient(typeof(IExportedList), type);
        }
    }

    private static void AddUseCases(this IServiceCollection services)
    {
        foreach (var type in typeof(IUseCase).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && IsUseCase(type)))
        {
            services.AddTransient(type);
        }

        services.AddValidatorsFromAssembly(typeof(IUseCase).Assembly, ServiceLifetime.Singleton, includeInternalTypes: true);
    }
}
