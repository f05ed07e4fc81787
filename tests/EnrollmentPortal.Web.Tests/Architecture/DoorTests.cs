using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Tenancy;
using Mono.Cecil;

namespace EnrollmentPortal.Web.Tests.Architecture;

/// <summary>One door leads to the database: a use case names its own grant there, and the few that act in nobody's name are listed.</summary>
public sealed class DoorTests
{
    // Scheduled work, work whose actor is asked again at its start, what is open to everybody, sign-in and set-up.
    private static readonly string[] InNobodysName =
    [
        "AccountChanges", "ApplyImportJob", "CarryOutQuotas", "CarryOutRosters", "CheckImportJob", "CollectZeroDeclarationJob",
        "CreateAdministrator", "CreateCounty", "CreateUser", "DeskCounties", "EndExpiredExemptions", "EnrolZeroDeclarationJob",
        "JobRun", "JobRunner", "ListOwnSessions", "ListPublicCounties", "ListTenants", "LoadDemonstration", "OwnWords",
        "ReadPublicPlan", "ReencryptStagedRows", "RotateIdNumberKeys", "SetBusinessDate", "SignInFailures", "TenantFrame", "UndoImportJob",
    ];

    private static readonly AssemblyDefinition Application = AssemblyDefinition.ReadAssembly(typeof(IUseCase).Assembly.Location);

    [Fact]
    public void UseCases_GivenTheirCode_ThenEachAsksForItsOwnGrantAndNoOther()
    {
        // Given
        var useCases = Application.MainModule.GetTypes().Where(type => type.Interfaces.Any(face => face.InterfaceType.FullName == typeof(IUseCase).FullName)).ToList();

        // When
        var odd = useCases.Where(type => Called(type).Where(called => called.Name == "get_Requires").Select(called => called.DeclaringType.FullName).Distinct().ToList() is var asked
            && (asked is not [var own] || own != type.FullName));

        // Then
        Assert.NotEmpty(useCases);
        Assert.Equal([], odd.Select(type => type.FullName));
    }

    [Fact]
    public void Database_GivenWhoBeginsInNobodysName_ThenTheyAreListed()
    {
        // When
        var beginning = Application.MainModule.GetTypes().Where(type => type.DeclaringType is null && type.FullName != typeof(Database).FullName)
            .Where(type => Called(type).Any(called => called.DeclaringType.FullName == typeof(Database).FullName
                && called.Name == "BeginAsync" && called.Parameters[0].ParameterType.FullName == typeof(Scope).FullName))
            .Select(type => type.Name);

        // Then
        Assert.Equal(InNobodysName, beginning.Order(StringComparer.Ordinal));
    }

    // With what the compiler makes of asynchronous methods and of functions within functions.
    private static IEnumerable<MethodReference> Called(TypeDefinition type) => type.Methods.Where(method => method.HasBody)
        .SelectMany(method => method.Body.Instructions).Select(instruction => instruction.Operand).OfType<MethodReference>()
        .Concat(type.NestedTypes.SelectMany(Called));
}
