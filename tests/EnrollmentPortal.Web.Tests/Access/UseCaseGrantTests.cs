using System.Reflection;
using EnrollmentPortal.Application;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace EnrollmentPortal.Web.Tests.Access;

/// <summary>Every use case refuses by itself, whatever page or tool calls it.</summary>
public sealed class UseCaseGrantTests
{
    // Nothing listens there: a use case that asks the database before it asks for the grant fails with an exception.
    private static readonly PortalConnections Nowhere = new("Host=/nowhere;Username=nobody", "Host=/nowhere;Username=nobody");

    public static TheoryData<string> UseCases => [.. Types().Select(type => type.Name).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(UseCases))]
    public async Task ExecuteAsync_GivenAnActorWithoutTheGrant_ThenItRefusesBeforeItTouchesTheDatabase(string name)
    {
        // Given
        var type = Types().Single(candidate => candidate.Name == name);
        var required = (Grant)type.GetProperty("Requires", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
        using var folder = new TemporaryFolder();
        await using var services = Services(folder.Path);
        var useCase = services.GetRequiredService(type);

        foreach (var role in Enum.GetValues<Role>().Where(role => !Grants.Of(role).Contains(required)))
        {
            foreach (var method in type.GetMethods().Where(method => method.Name == "ExecuteAsync"))
            {
                // When
                var refusal = await RefusalOfAsync(useCase, method, TestPortal.ActorAs(role, "500240108"));

                // Then
                Assert.Equal((name, role, required), (name, refusal?.Role ?? role, refusal?.Grant));
            }
        }
    }

    [Fact]
    public void UseCases_GivenTheAssembly_ThenEachHasOneWayInThatTakesTheActorAndAToken()
    {
        // Given, When
        var odd = Types().Where(type => type.GetMethods().Where(method => method.Name == "ExecuteAsync").ToList() is not [var method]
            || !method.GetParameters().Select(parameter => parameter.ParameterType).TakeLast(2).SequenceEqual([typeof(Actor), typeof(CancellationToken)]));

        // Then
        Assert.Equal([], odd.Select(type => type.FullName));
    }

    private static IEnumerable<Type> Types() => typeof(IUseCase).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IUseCase)));

    private static ServiceProvider Services(string folder)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddPortalApplication(Nowhere, folder);
        return services.BuildServiceProvider();
    }

    // Exports ask for the grant of the list as well, and answer with a refusal like any other.
    private static async Task<AccessDeniedException?> RefusalOfAsync(object useCase, MethodInfo method, Actor actor)
    {
        var arguments = method.GetParameters().Select(parameter => parameter.ParameterType == typeof(Actor) ? actor : Default(parameter.ParameterType));
        try
        {
            await (Task)method.Invoke(useCase, [.. arguments])!;
            return null;
        }
        catch (AccessDeniedException refusal)
        {
            return refusal;
        }
    }

    private static object? Default(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("portal-grants-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
