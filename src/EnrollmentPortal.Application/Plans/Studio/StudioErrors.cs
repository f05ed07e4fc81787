using System.Globalization;
using EnrollmentPortal.Application.Plans.Studio.Files;
using EnrollmentPortal.Application.Plans.Studio.Naming;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;

namespace EnrollmentPortal.Application.Plans.Studio;

/// <summary>Why a draft cannot be made, changed, checked or published.</summary>
public static class StudioErrors
{
    /// <summary>It was published or discarded meanwhile, or belongs to another unit.</summary>
    public static readonly Error DraftNotFound = new("draft.not-found");

    /// <summary>No such version, or one of another unit.</summary>
    public static readonly Error VersionNotFound = new("draft.version-not-found");

    /// <summary>The place in the document is not there any more.</summary>
    public static readonly Error NoSuchPlace = new("draft.no-such-place");

    /// <summary>People hold the identity: without the category they would lose their subsidy unseen.</summary>
    public static Error CategoryHeld(string category, int people) => new("draft.category-held", category, people);

    /// <summary>Other parts of the document, or a township's document, name the item.</summary>
    public static Error StillNamed(Wording name, IReadOnlyList<PlanPlace> places) => new("draft.still-named", name, places);

    /// <summary>Parts of the document hold only under the option.</summary>
    public static Error OptionNamed(string question, PlanOption option, IReadOnlyList<PlanPlace> places) => new("draft.option-named", question, option, places);

    /// <summary>Another item of the list has the name.</summary>
    public static Error NameTaken(string name) => new("draft.name-taken", name);

    /// <summary>A window, a phase or the coverage period would end before it begins.</summary>
    public static Error EndsBeforeItBegins(Wording name, DateOnly from, DateOnly to) => new("draft.ends-before-it-begins", name, Day(from), Day(to));

    /// <summary>The file is JSON, but no plan's document.</summary>
    public static readonly Error FileWithoutPlan = new("draft.file-without-plan");

    /// <summary>The file is larger than any plan.</summary>
    public static readonly Error FileTooLarge = new("draft.file-too-large", PlanFile.LargestBytes / 1024);

    /// <summary>The file does not say which unit and year it is for.</summary>
    public static readonly Error FileWithoutUnit = new("draft.file-without-unit");

    /// <summary>The file is of a unit that the official does not manage.</summary>
    public static Error FileOfOtherUnit(string unit) => new("draft.file-of-other-unit", unit);

    /// <summary>Where the file stops being JSON.</summary>
    public static Error FileNotJson(int line, int column) => new("draft.file-not-json", line, column);

    /// <summary>Nobody has checked the draft as it stands.</summary>
    public static readonly Error NotChecked = new("draft.not-checked");

    /// <summary>The user who checked the draft may not publish it.</summary>
    public static readonly Error SamePerson = new("draft.same-person");

    /// <summary>The draft says what the version that it was copied from says.</summary>
    public static readonly Error NothingChanged = new("draft.nothing-changed");

    /// <summary>The unit has a draft for the year.</summary>
    public static Error Exists(string writer) => new("draft.exists", writer);

    /// <summary>The code of <see cref="ChangedMeanwhile"/>, after which the page is read again.</summary>
    public const string ChangedMeanwhileCode = "draft.changed-meanwhile";

    /// <summary>Somebody else changed the draft since the editor read it.</summary>
    public static Error ChangedMeanwhile(string who, int changes) => new(ChangedMeanwhileCode, who, changes);

    /// <summary>The draft has faults: it would price nobody.</summary>
    public static Error OpenFaults(int count) => new("draft.open-faults", count);

    /// <summary>Things came from last year's document as they were, and nobody has looked at them.</summary>
    public static Error ChecksOpen(int count) => new("draft.checks-open", count);

    /// <summary>Texts name an earlier year and nobody has looked at them.</summary>
    public static Error TextsUnseen(int count) => new("draft.texts-unseen", count);

    /// <summary>A published plan holds from today on at the earliest: what was paid before stays.</summary>
    public static Error EffectiveInPast(DateOnly today) => new("draft.effective-in-past", Day(today));

    /// <summary>A version was published after the draft was copied.</summary>
    public static Error Overtaken(int version) => new("draft.overtaken", version);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
