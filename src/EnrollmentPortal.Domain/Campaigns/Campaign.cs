using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Studio;

namespace EnrollmentPortal.Domain.Campaigns;

/// <summary>The work of enrolling one county for one coverage year.</summary>
public sealed class Campaign : ITenantOwned
{
    private Campaign()
    {
    }

    public Campaign(int tenantId, Guid id, int coverageYear, string name, DateOnly openedOn) =>
        (TenantId, Id, CoverageYear, Name, OpenedOn) = (tenantId, id, coverageYear, name, openedOn);

    public int TenantId { get; private init; }

    public Guid Id { get; private init; }

    public int CoverageYear { get; private init; }

    public string Name { get; private set; } = string.Empty;

    /// <summary>The day of the first progress row: the registry as it stood then.</summary>
    public DateOnly OpenedOn { get; private init; }

    /// <summary>The business date on which the year was closed: nothing in it changes any more. Null while it is open.</summary>
    public DateOnly? ClosedOn { get; private set; }

    public bool IsClosed => ClosedOn is not null;

    /// <summary>Nothing in the year changes any more, except by a reopening.</summary>
    /// <exception cref="InvalidOperationException">The year is closed.</exception>
    public void Close(DateOnly today) => ClosedOn = !IsClosed ? today : throw new InvalidOperationException($"{CoverageYear} is closed.");

    /// <exception cref="InvalidOperationException">The year is open.</exception>
    public void Reopen() => ClosedOn = IsClosed ? null : throw new InvalidOperationException($"{CoverageYear} is open.");
}

/// <summary>A published plan document of one unit: immutable, because enrolments point at it.</summary>
public sealed class PlanVersion : ITenantOwned
{
    private PlanVersion()
    {
    }

    /// <summary>A document that came with the program: it holds from long before its first payment.</summary>
    public PlanVersion(Guid id, OrgCode unit, int coverageYear, int version, string title, string document, string digest, DateTimeOffset publishedAt)
    {
        (TenantId, Id, OrgCode, CoverageYear, Version) = (unit.TenantId, id, unit, coverageYear, version);
        (Title, Document, Digest, PublishedAt) = (title, document, digest, publishedAt);
        EffectiveFrom = new DateOnly(coverageYear - 1, 1, 1);
    }

    /// <summary>An official's version.</summary>
    public PlanVersion(PlanDraft draft, int version, string document, string digest, DateTimeOffset publishedAt, PlanPublication publication)
        : this(Guid.CreateVersion7(), draft.OrgCode, draft.CoverageYear, version, $"{draft.OrgCode}/{draft.CoverageYear}", document, digest, publishedAt)
    {
        EffectiveFrom = publication.EffectiveFrom;
        (CheckedBy, CheckedByName) = (publication.Checked.By, publication.Checked.Name);
        (PublishedBy, PublishedByName) = (publication.Published.By, publication.Published.Name);
    }

    public int TenantId { get; private init; }

    public Guid Id { get; private init; }

    public OrgCode OrgCode { get; private init; }

    public int CoverageYear { get; private init; }

    public int Version { get; private init; }

    public string Title { get; private init; } = string.Empty;

    /// <summary>The document as JSON.</summary>
    public string Document { get; private init; } = string.Empty;

    /// <summary>SHA-256 of the document as it was published, in hexadecimal.</summary>
    public string Digest { get; private init; } = string.Empty;

    public DateTimeOffset PublishedAt { get; private init; }

    /// <summary>The first day on which it holds; until then the version before does.</summary>
    public DateOnly EffectiveFrom { get; private init; }

    /// <summary>Null for a document that came with the program.</summary>
    public Guid? CheckedBy { get; private init; }

    public string? CheckedByName { get; private init; }

    /// <summary>Null for a document that came with the program.</summary>
    public Guid? PublishedBy { get; private init; }

    public string? PublishedByName { get; private init; }

    public bool IsBuiltIn => PublishedBy is null;
}

/// <summary>任务数: how many heads a unit is to enrol.</summary>
public sealed class Quota : ITenantOwned
{
    private Quota()
    {
    }

    public Quota(Guid campaignId, OrgCode unit, int heads, string printedName) =>
        (TenantId, CampaignId, OrgCode, Heads, PrintedName) = (unit.TenantId, campaignId, unit, heads, printedName);

    public int TenantId { get; private init; }

    public Guid CampaignId { get; private init; }

    public OrgCode OrgCode { get; private init; }

    public int Heads { get; private set; }

    /// <summary>The plan prints another figure now.</summary>
    public void Aim(int heads) => Heads = heads;

    /// <summary>The unit's name as the plan's table prints it.</summary>
    public string PrintedName { get; private init; } = string.Empty;
}
