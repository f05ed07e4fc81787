using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Accounts;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Web.Hosting;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EnrollmentPortal.Web.Tests.Architecture;

/// <summary>Arrows point inwards: Web to Application to Domain, and nothing goes around.</summary>
public sealed class DependencyTests
{
    [Fact]
    public void Domain_GivenItsReferences_ThenThereIsOnlyTheBaseLibrary()
    {
        // Given
        using var domain = Load(typeof(Money).Assembly.Location);

        // When
        var others = domain.MainModule.AssemblyReferences.Select(reference => reference.Name)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("System.Data", StringComparison.Ordinal)
                || name.StartsWith("System.Net", StringComparison.Ordinal));

        // Then
        Assert.Equal([], others);
    }

    [Fact]
    public void Application_GivenItsReferences_ThenItKnowsNoPage()
    {
        // Given
        using var application = Load(typeof(IUseCase).Assembly.Location);

        // When
        var pages = application.MainModule.AssemblyReferences.Select(reference => reference.Name)
            .Where(name => name.StartsWith("Microsoft.AspNetCore.Components", StringComparison.Ordinal) || name.StartsWith("EnrollmentPortal.Web", StringComparison.Ordinal));

        // Then
        Assert.Equal([], pages);
    }

    [Fact]
    public void Application_GivenPeopleOnTheBooks_ThenOnlyOneWayLeadsToAnApplicant()
    {
        // Given: a calculator, a file and a situation speak of people who are not on the books
        string[] others =
        [
            "EnrollmentPortal.Application.Assessments", "EnrollmentPortal.Application.Plans.Situations", "EnrollmentPortal.Web.Features.Plans.Calculator",
        ];
        var maker = $"System.Void {typeof(Applicant).FullName}::.ctor()";
        using var application = Load(typeof(IUseCase).Assembly.Location);
        using var web = Load(typeof(ServiceRegistration).Assembly.Location);

        // When
        var making = application.MainModule.GetTypes().Concat(web.MainModule.GetTypes())
            .Where(type => !others.Contains(IlMentions.Outermost(type).Namespace))
            .Where(type => type.Methods.Any(method => method.HasBody && method.Body.Instructions.Any(
                instruction => instruction.OpCode == OpCodes.Newobj && instruction.Operand is MethodReference called && called.FullName == maker)));

        // Then
        Assert.Equal([], making.Select(type => type.FullName));
    }

    /// <remarks>Two folders that need each other are one folder with two names. By what the compiled types mention, so that no forgotten
    /// <c>using</c> counts and no fully written name is overlooked.</remarks>
    [Theory]
    [InlineData(typeof(Money))]
    [InlineData(typeof(IUseCase))]
    [InlineData(typeof(ServiceRegistration))]
    public void Folders_GivenAFloor_ThenNoneNeedsItselfThroughOthers(Type floor)
    {
        // Given
        using var assembly = Load(floor.Assembly.Location);

        // When
        var circles = FolderGraph.Of(assembly).Circles();

        // Then
        Assert.Equal([], circles);
    }

    [Fact]
    public void Web_GivenItsPagesAndComponents_ThenNoneTouchesTheDatabase()
    {
        // Given
        string[] doors = [typeof(UnitOfWork).FullName!, typeof(Database).FullName!, typeof(DbContext).FullName!, typeof(AccountContext).FullName!];
        string[] allowed = ["EnrollmentPortal.Web.Hosting", "EnrollmentPortal.Web.Security"];
        using var web = Load(typeof(ServiceRegistration).Assembly.Location);

        // When
        var touching = web.MainModule.GetTypes()
            .Where(type => !allowed.Any(folder => $"{IlMentions.Outermost(type).Namespace}.".StartsWith($"{folder}.", StringComparison.Ordinal)))
            .Where(type => IlMentions.Of(type).Any(name => doors.Contains(name) || name.StartsWith("Npgsql.", StringComparison.Ordinal)));

        // Then
        Assert.Equal([], touching.Select(type => type.FullName));
    }

    [Fact]
    public void Entities_GivenTheUnitOfWork_ThenEachBelongsToATenantOrIsShared()
    {
        // Given: the counties themselves are the one table of the unit of work that all tenants share
        string[] shared = ["Tenant"];

        // When
        var entities = typeof(UnitOfWork).GetProperties()
            .Where(property => property.PropertyType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(DbSet<>))
            .Select(property => property.PropertyType.GenericTypeArguments[0]).ToList();

        // Then
        Assert.NotEmpty(entities);
        Assert.Equal(shared, entities.Where(entity => !entity.IsAssignableTo(typeof(ITenantOwned))).Select(entity => entity.Name));
    }

    [Fact]
    public void Commands_GivenTheApplication_ThenEachHasAValidator()
    {
        // Given
        var types = typeof(IUseCase).Assembly.GetTypes();
        var validated = types.SelectMany(type => type.GetInterfaces())
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IValidator<>))
            .Select(type => type.GenericTypeArguments[0]).ToHashSet();

        // When
        var commands = types.Where(type => type.IsClass && type.Name.EndsWith("Command", StringComparison.Ordinal)).ToList();

        // Then
        Assert.NotEmpty(commands);
        Assert.Equal([], commands.Except(validated).Select(command => command.FullName));
    }

    private static AssemblyDefinition Load(string path) => AssemblyDefinition.ReadAssembly(path);
}
