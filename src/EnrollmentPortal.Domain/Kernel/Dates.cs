namespace EnrollmentPortal.Domain.Kernel;

/// <summary>A span of whole days; both ends belong to it, as plans print them ("2022年10月25日至12月31日").</summary>
public readonly record struct DateRange(DateOnly From, DateOnly To)
{
    public bool Contains(DateOnly day) => From <= day && day <= To;

    public bool IsEmpty => To < From;

    /// <summary>Days in the range, counting both ends.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;

    public override string ToString() => $"{From:yyyy-MM-dd}..{To:yyyy-MM-dd}";
}

/// <summary>The calendar of the law: a day in China, whatever the server's time zone.</summary>
public static class ChinaCalendar
{
    // China keeps one offset all year, so no time zone database is needed.
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>Today's date in China.</summary>
    public static DateOnly TodayInChina(this TimeProvider clock) => DateInChina(clock.GetUtcNow());

    /// <summary>The date in China at the instant.</summary>
    public static DateOnly DateInChina(DateTimeOffset instant) => DateOnly.FromDateTime(instant.InChina().DateTime);

    /// <summary>The instant as clocks in China show it.</summary>
    public static DateTimeOffset InChina(this DateTimeOffset instant) => instant.ToOffset(Offset);

    /// <summary>The instant at which the day begins in China.</summary>
    public static DateTimeOffset MidnightInChina(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Offset);
}
