namespace EnrollmentPortal.TestKit;

/// <summary>Where the PostgreSQL of a test run comes from.</summary>
public enum TestServerKind
{
    /// <summary>A server that the environment names.</summary>
    Named,

    /// <summary>A container of the major version that the compose file names.</summary>
    Container,

    /// <summary>A throw-away cluster of the PostgreSQL that is installed.</summary>
    Embedded,
}

/// <summary>Chosen once for a run, said aloud, and never changed silently.</summary>
public static class TestServerChoice
{
    public const string ServerVariable = "PORTAL_TEST_SERVER";

    /// <param name="named">Connection string of a server to use: goes before everything.</param>
    /// <param name="wanted"><c>container</c>, where a missing engine is a failure and no reason to take another server; <c>embedded</c>; or
    /// nothing for a container where an engine answers.</param>
    /// <exception cref="ArgumentException"><paramref name="wanted"/> is another word.</exception>
    public static TestServerKind Choose(string? named, string? wanted, Func<bool> engineAnswers) => (named, wanted) switch
    {
        ({ Length: > 0 }, _) => TestServerKind.Named,
        (_, "container") => TestServerKind.Container,
        (_, "embedded") => TestServerKind.Embedded,
        (_, null or "") => engineAnswers() ? TestServerKind.Container : TestServerKind.Embedded,
        _ => throw new ArgumentException($"{ServerVariable} is '{wanted}'; known: container, embedded", nameof(wanted)),
    };
}
