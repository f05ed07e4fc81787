using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Imports;

/// <summary>Why a file, a row or a step of an import is refused. Those of rows stand in its error file.</summary>
public static class ImportErrors
{
    /// <summary>No such import in the scope.</summary>
    public static readonly Error NotFound = new("import.not-found");

    /// <summary>A larger unit sent it, and does with it what concerns all of it.</summary>
    public static readonly Error LargerUnit = new("import.larger-unit");

    /// <summary>A job works on it; wait or cancel.</summary>
    public static readonly Error Busy = new("import.busy");

    /// <summary>The step does not fit where the import stands.</summary>
    public static readonly Error WrongState = new("import.wrong-state");

    /// <summary>No row waits for such a decision, or the person is none of those that it may mean.</summary>
    public static readonly Error NothingToDecide = new("import.nothing-to-decide");

    /// <summary>What somebody found out must be said.</summary>
    public static readonly Error NoteMissing = new("import.note-missing");

    /// <summary>It cannot be taken back: something was built on it.</summary>
    public static readonly Error BuiltUpon = new("import.built-upon");

    /// <summary>The uploaded file was cleared away; send it again.</summary>
    public static readonly Error FileGone = new("import.file-gone");

    /// <summary>Required fields have no column.</summary>
    public static readonly Error FieldsMissing = new("import.fields-missing");

    /// <summary>One column is chosen for two fields.</summary>
    public static readonly Error ColumnTwice = new("import.column-twice");

    public static readonly Error NameCharacters = new("import.name-characters");

    public static readonly Error NumberRounded = new("import.number-rounded");

    public static readonly Error SexUnreadable = new("import.sex-unreadable");

    public static readonly Error BirthDateUnreadable = new("import.birth-date-unreadable");

    public static readonly Error EthnicGroupUnknown = new("import.ethnic-group-unknown");

    public static readonly Error RelationUnreadable = new("import.relation-unreadable");

    public static readonly Error VillageMissing = new("import.village-missing");

    public static readonly Error HouseholdMissing = new("import.household-missing");

    public static readonly Error HouseholdTooLong = new("import.household-too-long");

    public static readonly Error TextTooLong = new("import.text-too-long");

    /// <summary>No row of the file, and no household of the registry, has the head.</summary>
    public static readonly Error NoHead = new("import.no-head");

    public static readonly Error TwoHeads = new("import.two-heads");

    public static readonly Error TwoVillages = new("import.two-villages");

    /// <summary>The registry has the household's number in another village.</summary>
    public static readonly Error HouseholdInOtherVillage = new("import.household-in-other-village");

    /// <summary>The household exists and has a head.</summary>
    public static readonly Error HeadThere = new("import.head-there");

    /// <summary>The number is that of somebody with another name.</summary>
    public static readonly Error OtherName = new("import.other-name");

    /// <summary>The file and the registry disagree about who heads the household.</summary>
    public static readonly Error HeadDiffers = new("import.head-differs");

    /// <summary>The household would move, and the file does not name everybody in it.</summary>
    public static readonly Error HouseholdWithOthers = new("import.household-with-others");

    /// <summary>The household's number belongs to one that everybody left.</summary>
    public static readonly Error HouseholdMerged = new("import.household-merged");

    /// <summary>The number was corrected in the registry, or belonged to a merged record.</summary>
    public static readonly Error EarlierNumber = new("import.earlier-number");

    /// <summary>The row has no number; somebody of the name and birth date is registered.</summary>
    public static readonly Error NoNumber = new("import.no-number");

    /// <summary>Somebody of the name and birth date lives in the village under another number.</summary>
    public static readonly Error SameNameAndBirth = new("import.same-name-and-birth");

    /// <summary>The unit has ordered as many checks as a day allows.</summary>
    public static Error TooManyChecks(int perDay) => new("import.too-many-checks", perDay);

    /// <summary>The number, or the household's, is registered outside the unit. Said of rows that somebody wanted to bring onto the books.</summary>
    public static readonly Error RegisteredElsewhere = new("import.registered-elsewhere");

    /// <summary>Between check and application somebody registered the person, or changed the household.</summary>
    public static readonly Error Meanwhile = new("import.meanwhile");

    /// <summary>Last year's lists register nobody.</summary>
    public static readonly Error NotRegistered = new("import.not-registered");

    public static readonly Error TierMissing = new("import.tier-missing");

    /// <summary>The year of last year's lists is missing, or not before the campaign's.</summary>
    public static readonly Error YearMissing = new("import.year-missing");

    /// <summary>A saved way of reading needs a name.</summary>
    public static readonly Error SourceName = new("import.source-name");

    public static readonly Error SourceTaken = new("import.source-taken");

    public static readonly Error SourceGone = new("import.source-gone");

    public static Error TierUnknown(string tier) => new("import.tier-unknown", tier);

    public static Error VillageUnknown(string name) => new("import.village-unknown", name);

    public static Error VillageAmbiguous(string name) => new("import.village-ambiguous", name);

    /// <summary>It exists, and not in the unit for which the file was sent.</summary>
    public static Error VillageOutside(string name) => new("import.village-outside", name);

    /// <summary>A cell's formula gives no value.</summary>
    public static Error FormulaBroken(string shown) => new("import.formula-broken", shown);

    /// <summary>The same as an earlier row.</summary>
    public static Error Repeated(int row) => new("import.repeated", row);

    /// <summary>Another row has the same number and says something else: neither is taken.</summary>
    public static Error Contradicts(int row) => new("import.contradicts", row);
}
