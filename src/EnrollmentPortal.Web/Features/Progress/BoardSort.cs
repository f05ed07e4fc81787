namespace EnrollmentPortal.Web.Features.Progress;

/// <summary>The order of the units on a board, as the address carries it.</summary>
public enum BoardSort
{
    /// <summary>Highest rate first.</summary>
    Rate,

    /// <summary>Most heads to the goal first.</summary>
    ToGo,

    /// <summary>Most missing people first.</summary>
    Missing,

    /// <summary>The order of the division list.</summary>
    Unit,
}
