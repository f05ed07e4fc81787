using System.Text.Json;
using EnrollmentPortal.Web.Tests.Harness;

namespace EnrollmentPortal.Web.Tests.Hosting;

/// <summary>The log says who asked for what, and nothing about the people that they searched for.</summary>
public sealed class RequestLogTests(RunningPortal portal)
{
    [Fact]
    public async Task Log_GivenARequestWithAQuery_ThenAccountUnitAndPathStandThereAndNoPerson()
    {
        // Given
        var mark = Guid.NewGuid().ToString("N");
        using var clerk = await portal.SignInAsync("wangchang");

        // When
        using var answer = await clerk.GetAsync($"/calculator?sought=张三{mark}");

        // Then
        var lines = await portal.LogLinesAsync();
        var request = Assert.Single(lines, line => line.Contains("\"/calculator\"", StringComparison.Ordinal) && UnitOf(line) == "500240108");
        Assert.NotEqual(Guid.Empty, Guid.Parse(Property(request, "Account")!));
        Assert.DoesNotContain(lines, line => line.Contains(mark, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Log_GivenFilesAndProbes_ThenTheyFillNoLines()
    {
        // When
        using var visitor = await portal.VisitAsync();
        using var probe = await visitor.GetAsync("/health/ready");

        // Then
        Assert.DoesNotContain(await portal.LogLinesAsync(), line => Property(line, "RequestPath") is "/health/ready");
    }

    private static string? UnitOf(string line) => Property(line, "Unit");

    private static string? Property(string line, string name) =>
        JsonDocument.Parse(line).RootElement.TryGetProperty("Properties", out var properties) && properties.TryGetProperty(name, out var value)
            ? value.ToString()
            : null;
}
