using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Households.IdNumbers;

/// <summary>Why a text is no identity number, or does not fit the person. None carries the number.</summary>
public static class IdNumberErrors
{
    /// <summary>Not eighteen characters. Numbers of fifteen digits ended with 2012 and are refused too.</summary>
    public static readonly Error WrongLength = new("id-number.length", IdNumber.Length);

    /// <summary>Something other than seventeen digits and a digit or X.</summary>
    public static readonly Error NotDigits = new("id-number.digits");

    /// <summary>The first two digits are no province, or the reserved prefix in a real tenant.</summary>
    public static readonly Error UnknownProvince = new("id-number.province");

    /// <summary>Digits 7 to 14 are no day since 1900.</summary>
    public static readonly Error NoBirthDate = new("id-number.birth-date");

    /// <summary>The last character does not follow from the others: a digit was mistyped or swapped.</summary>
    public static readonly Error WrongCheckDigit = new("id-number.check-digit");

    /// <summary>The number states another day of birth than the register.</summary>
    public static readonly Error BirthDateDiffers = new("id-number.birth-date-differs");

    /// <summary>The number states another sex than the register.</summary>
    public static readonly Error SexDiffers = new("id-number.sex-differs");
}
