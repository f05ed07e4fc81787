using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Persistence;

/// <summary>Which PostgreSQL a test run takes; and that a container is of the version that people with Docker get.</summary>
public sealed class TestServerChoiceTests
{
    [Theory]
    [InlineData("Host=there", null, false, TestServerKind.Named)]
    [InlineData("Host=there", "container", true, TestServerKind.Named)]
    [InlineData(null, null, true, TestServerKind.Container)]
    [InlineData("", "", true, TestServerKind.Container)]
    [InlineData(null, null, false, TestServerKind.Embedded)]
    [InlineData(null, "embedded", true, TestServerKind.Embedded)]
    [InlineData(null, "container", false, TestServerKind.Container)]
    public void Choose_GivenTheEnvironment_ThenOneServer(string? named, string? wanted, bool engineAnswers, TestServerKind expected) =>
        Assert.Equal(expected, TestServerChoice.Choose(named, wanted, () => engineAnswers));

    [Fact]
    public void Choose_GivenAnotherWord_ThenItIsRefused() =>
        Assert.Throws<ArgumentException>(() => TestServerChoice.Choose(null, "docker", () => true));

    [Fact]
    public void Choose_GivenAWish_ThenNoEngineIsAsked() =>
        Assert.Equal(TestServerKind.Embedded, TestServerChoice.Choose(null, "embedded", () => throw new InvalidOperationException()));

    [Fact]
    public async Task ComposeImage_GivenTheComposeFile_ThenTheTestsTakeTheSameOne()
    {
        var compose = await File.ReadAllTextAsync(Path.Combine(RepositoryRoot(), "docker-compose.yml"), TestContext.Current.CancellationToken);
        Assert.Contains($"image: {TestServer.ComposeImage}\n", compose, StringComparison.Ordinal);
    }

    private static string RepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "EnrollmentPortal.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
