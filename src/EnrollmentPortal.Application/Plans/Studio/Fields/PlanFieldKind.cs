namespace EnrollmentPortal.Application.Plans.Studio.Fields;

/// <summary>What stands at a place of a document.</summary>
public enum PlanFieldKind
{
    Text,

    /// <summary>Yuan.</summary>
    Amount,

    /// <summary>Yuan, or one of the words that a cell of the subsidy table may hold instead.</summary>
    Subsidy,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A number, such as a percentage or heads.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    Flag,

    /// <summary>One of a closed list of words.</summary>
    Choice,

    /// <summary>One text or several.</summary>
    Texts,

    /// <summary>The ids of clauses.</summary>
    Rules,

    /// <summary>The id of an assumption.</summary>
    Question,

    /// <summary>A number of days or months.</summary>
    Limit,

    /// <summary>A part with fields of its own.</summary>
    Part,

    /// <summary>A list of parts.</summary>
    Parts,

    /// <summary>When a row of a decision table holds.</summary>
    Conditions,

    /// <summary>The options of assumptions under which a part holds.</summary>
    OnlyIf,

    /// <summary>Something that has a form of its own, or is the program's alone.</summary>
    Other,
}
