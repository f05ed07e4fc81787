namespace EnrollmentPortal.Application.Accounts.Passwords;

/// <summary>Refusals of a password: stable names, under which the texts stand in the resources.</summary>
public static class PasswordCodes
{
    public const string CurrentMissing = "password.current-missing";
    public const string Guessable = "password.guessable";
    public const string NewMissing = "password.new-missing";
    public const string RepeatDiffers = "password.repeat-differs";
    public const string TooShort = "password.too-short";
    public const string TooSimple = "password.too-simple";
    public const string Unchanged = "password.unchanged";
}
