using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Studio;

/// <summary>Why a draft cannot be made, changed, checked or published.</summary>
public static class StudioErrors
{
    /// <summary>It was published or discarded meanwhile, or belongs to another unit.</summary>
    public static readonly Error DraftNotFound = new("draft.not-found");

    /// <summary>No such version, or one of another unit.</summary>
    public static readonly Error VersionNotFound = new("draft.version-not-found");

    /// <summary>The place in the document is not there any more.</summary>
    public static readonly Error NoSuchPlace = new("draft.no-such-place");

    /// <summary>Nobody has checked the draft as it stands.</summary>
    public static readonly Error NotChecked = new("draft.not-checked");

    /// <summary>Whoever checked the draft may not publish it.</summary>
    public static readonly Error SamePerson = new("draft.same-person");

    /// <summary>The draft says what the version that it was copied from says.</summary>
    public static readonly Error NothingChanged = new("draft.nothing-changed");

    /// <summary>The unit has a draft for the year.</summary>
    public static Error Exists(string writer) => new("draft.exists", writer);

    /// <summary>Somebody else changed the draft since the editor read it.</summary>
    public static Error ChangedMeanwhile(string who, int changes) => new("draft.changed-meanwhile", who, changes);

    /// <summary>The draft has faults: it would price nobody.</summary>
    public static Error OpenFaults(int count) => new("draft.open-faults", count);

    /// <summary>A published plan holds from today on at the earliest: what was paid before stays.</summary>
    public static Error EffectiveInPast(DateOnly today) => new("draft.effective-in-past", today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>A version was published after the draft was copied.</summary>
    public static Error Overtaken(int version) => new("draft.overtaken", version);
}
