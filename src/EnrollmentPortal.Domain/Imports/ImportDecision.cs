namespace EnrollmentPortal.Domain.Imports;

/// <summary>What a user decided about a row whose person was not certain.</summary>
public enum ImportDecision
{
    /// <summary>It means the registered person: the row's fields are taken over.</summary>
    SamePerson,

    /// <summary>The same, and the person gets the file's name.</summary>
    Renamed,

    /// <summary>It means a person that the registry does not have.</summary>
    NewPerson,

    /// <summary>Nothing is taken from it.</summary>
    LeftOut,
}
