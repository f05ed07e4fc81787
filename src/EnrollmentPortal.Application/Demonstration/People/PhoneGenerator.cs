namespace EnrollmentPortal.Application.Demonstration.People;

/// <summary>Telephone numbers that cannot ring anybody: China has no range for fiction, but segment 154 was never given to an operator.</summary>
internal sealed class PhoneGenerator(int tenantOrdinal, int unitOrdinal)
{
    private const long Segment = 154_0000_0000;

    private long _last = Segment + (tenantOrdinal * 1000_0000L) + (unitOrdinal * 10_0000L);

    /// <summary>Eleven digits; no two units of a demonstration share one.</summary>
    public string Next() => (++_last).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
