namespace EnrollmentPortal.Application.Tables;

/// <summary>The name of a file on the sender's computer, as it may be kept and shown.</summary>
public static class UploadedName
{
    private const int MaxLength = 200;

    /// <summary>Its last characters, the ending among them, without those that no name has.</summary>
    public static string Of(string name)
    {
        var shown = string.Concat(name.Select(letter => char.IsControl(letter) ? '_' : letter));
        return CellCharacters.Plain(shown.Length > MaxLength ? shown[^MaxLength..] : shown);
    }
}
