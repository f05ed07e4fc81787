namespace EnrollmentPortal.Domain.Imports;

/// <summary>What a person decided about a row of which it was not certain whom it means.</summary>
public enum ImportDecision
{
    /// <summary>It means the person whom the registry has: his fields are taken over.</summary>
    SamePerson,

    /// <summary>The same, and he is called as the file says.</summary>
    Renamed,

    /// <summary>It means somebody whom the registry does not have.</summary>
    NewPerson,

    /// <summary>Nothing is taken from it.</summary>
    LeftOut,
}
