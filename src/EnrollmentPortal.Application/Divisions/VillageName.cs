namespace EnrollmentPortal.Application.Divisions;

/// <summary>Shortens the committee names of the division list to what people say.</summary>
public static class VillageName
{
    private static readonly string[] VillageCommittees = ["村民委员会", "村委会"];
    private const string Community = "社区居民委员会";
    private const string Residents = "居民委员会";

    /// <summary>太和社区居民委员会 → 太和社区, 双龙村民委员会 → 双龙村, 旗山村村民委员会 → 旗山村, 明华居民委员会 → 明华居委会.</summary>
    /// <remarks>
    /// Lists write 双龙村 with or without its own 村 before 村民委员会. "社区" is not put where the list has none: a residents'
    /// committee (居委会) need not be a community. Anything else stays as it is.
    /// </remarks>
    public static string Shorten(string fullName)
    {
        foreach (var committee in VillageCommittees)
        {
            if (fullName.EndsWith(committee, StringComparison.Ordinal) && fullName.Length > committee.Length)
            {
                var stem = fullName[..^committee.Length];
                return stem.EndsWith('村') ? stem : stem + "村";
            }
        }

        if (fullName.EndsWith(Community, StringComparison.Ordinal))
        {
            return fullName[..^Residents.Length];
        }

        return fullName.EndsWith(Residents, StringComparison.Ordinal) ? fullName[..^Residents.Length] + "居委会" : fullName;
    }
}
