namespace EnrollmentPortal.Domain.Kernel;

/// <summary>周岁.</summary>
public static class Age
{
    /// <summary>Completed years on the day; the birthday itself completes one, and a child of 29 February has it on 1 March in common years.</summary>
    public static int On(DateOnly bornOn, DateOnly day)
    {
        var years = day.Year - bornOn.Year;
        return (day.Month, day.Day).CompareTo((bornOn.Month, bornOn.Day)) < 0 ? years - 1 : years;
    }
}
