namespace EnrollmentPortal.Application.Installations;

/// <summary>What an installation is for.</summary>
public enum InstallationKind
{
    /// <summary>Invented people, published accounts, ID numbers that nobody has.</summary>
    Demonstration,

    /// <summary>A county's people.</summary>
    Real,
}
