using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Plans.Studio;

/// <summary>What has been decided about a draft.</summary>
public enum PlanDraftState
{
    /// <summary>Somebody works on it.</summary>
    Draft,

    /// <summary>Somebody looked through it; the next change makes it a draft again.</summary>
    Checked,
}

/// <summary>A plan document that officials work on, until it is published or discarded.</summary>
public sealed class PlanDraft : ITenantOwned
{
    private PlanDraft()
    {
    }

    /// <param name="id">UUID version 7.</param>
    /// <param name="unit">Whose document it is: a county's, or a township's over its county's.</param>
    /// <param name="coverageYear">The year that it is for.</param>
    /// <param name="source">Year and number of the version it was copied from; number 0 where it came as a file.</param>
    public PlanDraft(Guid id, OrgCode unit, int coverageYear, (int Year, int Version) source) =>
        (TenantId, Id, OrgCode, CoverageYear, BaseYear, BaseVersion) = (unit.TenantId, id, unit, coverageYear, source.Year, source.Version);

    public int TenantId { get; private init; }

    public Guid Id { get; private init; }

    public OrgCode OrgCode { get; private init; }

    public int CoverageYear { get; private init; }

    public int BaseYear { get; private init; }

    public int BaseVersion { get; private init; }

    /// <summary>The document as JSON, right or wrong.</summary>
    public string Document { get; private set; } = string.Empty;

    public PlanDraftState State { get; private set; }

    /// <summary>Counts every change.</summary>
    public int RowVersion { get; private set; }

    public Guid WrittenBy { get; private set; }

    public string WrittenByName { get; private set; } = string.Empty;

    public DateTimeOffset WrittenAt { get; private set; }

    public Guid? CheckedBy { get; private set; }

    public string? CheckedByName { get; private set; }

    public DateTimeOffset? CheckedAt { get; private set; }

    /// <summary>Texts that name an earlier year and that somebody left as they are, by paths of keys.</summary>
    public string[] TextsLeft { get; private set; } = [];

    /// <summary>Takes the document as a user wrote it; an earlier check was of another text.</summary>
    public void Write(string document, Signature writer, DateTimeOffset at)
    {
        (Document, WrittenBy, WrittenByName, WrittenAt) = (document, writer.By, writer.Name, at);
        (State, CheckedBy, CheckedByName, CheckedAt) = (PlanDraftState.Draft, null, null, null);
        RowVersion++;
    }

    /// <summary>Somebody looked at a text that names an earlier year: it is meant so.</summary>
    public void Leave(string text)
    {
        TextsLeft = [.. TextsLeft.Append(text).Distinct(StringComparer.Ordinal)];
        RowVersion++;
    }

    /// <summary>Somebody looked through the document as it stands.</summary>
    public void Check(Signature checker, DateTimeOffset at)
    {
        (State, CheckedBy, CheckedByName, CheckedAt) = (PlanDraftState.Checked, checker.By, checker.Name, at);
        RowVersion++;
    }
}
