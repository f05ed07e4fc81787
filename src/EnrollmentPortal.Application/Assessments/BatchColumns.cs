namespace EnrollmentPortal.Application.Assessments;

/// <summary>The names that stand in the headers of batch files.</summary>
public static class BatchColumns
{
    /// <summary>What a file must have, in any order.</summary>
    public static IReadOnlyList<string> Questions { get; } = [.. Enum.GetValues<BatchColumn>().Select(BatchHeader.NameOf)];

    /// <summary>What a file of results has, in this order.</summary>
    public static IReadOnlyList<string> Results => BatchWriter.Columns;
}
