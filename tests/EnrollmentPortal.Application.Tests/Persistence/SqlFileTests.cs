using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Rosters;

namespace EnrollmentPortal.Application.Tests.Persistence;

/// <summary>Statements from files and in pieces: text stays text, values stay parameters.</summary>
public sealed class SqlFileTests
{
    private static readonly SqlFile File = SqlFile.Beside(typeof(SqlFileTests), "SqlFileTests.sql");

    [Fact]
    public void With_GivenAParameterThatStandsTwice_ThenItIsOneValueAndTheHeaderIsNotSent()
    {
        // When
        var statement = File.With(("tenant", 7), ("kind", "Open"), ("which", (FormattableString)$"true"));

        // Then
        Assert.Equal("select '{{}}' @> row.names from row where row.tenant_id = {0} and row.kind = {1} and row.other = {0} and true", statement.Format);
        Assert.Equal([7, "Open"], statement.GetArguments());
    }

    [Fact]
    public void With_GivenAPieceWithValues_ThenTheyAreParametersOfTheWhole()
    {
        // Given
        FormattableString inner = $"row.day < {new DateOnly(2026, 1, 1)}";
        FormattableString outer = $"({inner} or row.name = {"a"})";

        // When
        var statement = File.With(("tenant", 7), ("kind", "Open"), ("which", outer));

        // Then
        Assert.EndsWith("row.other = {0} and (row.day < {2} or row.name = {3})", statement.Format, StringComparison.Ordinal);
        Assert.Equal([7, "Open", new DateOnly(2026, 1, 1), "a"], statement.GetArguments());
    }

    [Theory]
    [InlineData("tenant")]
    [InlineData("tenant", "kind", "which", "more")]
    public void With_GivenTooFewValuesOrOneTooMany_ThenItRefuses(params string[] names) =>
        Assert.Throws<ArgumentException>(() => File.With([.. names.Select(name => (name, (object?)1))]));

    [Fact]
    public void Beside_GivenAFileOfAnotherFolder_ThenItRefuses() =>
        Assert.Throws<InvalidOperationException>(() => SqlFile.Beside(typeof(RosterInForce), "RenewalStanding.sql"));
}
