namespace EnrollmentPortal.Domain.Households;

/// <summary>Sex as the household register states it (性别). The identity number's 17th digit says the same: odd is male.</summary>
public enum Sex
{
    /// <summary>男.</summary>
    Male,

    /// <summary>女.</summary>
    Female,
}
