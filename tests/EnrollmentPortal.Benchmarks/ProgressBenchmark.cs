using EnrollmentPortal.Application.Progress;


namespace EnrollmentPortal.Benchmarks;

/// <summary>The county's board, against the counter rows alone and against counting people.</summary>
internal static class ProgressBenchmark
{
    private const int Boards = 30;
    private const int Counts = 3;
    private const double GoalMilliseconds = 100;

    // What the board cannot do without: the villages' sums, and the sums by day.
    private const string CounterRows = """
        select org_code, sum(registered), sum(exempt), sum(otherwise_insured), sum(enrolled), sum(self_pay_fen), sum(subsidy_fen), sum(government_share_fen)
        from village_progress where tenant_id = 421321 and starts_with(org_code, '421321') group by org_code
        union all
        select day::text, sum(enrolled), 0, 0, 0, sum(self_pay_fen), 0, 0
        from village_progress where tenant_id = 421321 and starts_with(org_code, '421321') group by day
        """;

    private const string CountingPeople = """
        select left(person.org_code, 9), count(*), count(person.exemption_reason), count(enrollment.id)
        from person left join enrollment on enrollment.tenant_id = person.tenant_id and enrollment.person_id = person.id
        where person.tenant_id = 421321 group by 1
        """;

    // Every village works on every day of the window so far: as many counter rows as there can be.
    private const string WorkOnEveryDay = """
        insert into village_progress (tenant_id, campaign_id, org_code, day, enrolled, self_pay_fen, subsidy_fen)
        select village.tenant_id, campaign.id, village.org_code, day::date, 7, 245000, 14000
        from org_unit village
        join campaign on campaign.tenant_id = village.tenant_id
        join tenant on tenant.id = village.tenant_id
        cross join lateral generate_series(campaign.opened_on, tenant.business_date, interval '1 day') as day
        where village.level = 'Village'
        on conflict (tenant_id, campaign_id, org_code, day) do update set enrolled = excluded.enrolled, self_pay_fen = excluded.self_pay_fen
        """;

    public static async Task<IReadOnlyList<Figure>> RunAsync(BenchCounty county)
    {
        await county.ExecuteAsOwnerAsync(WorkOnEveryDay);
        await county.ExecuteAsOwnerAsync("vacuum analyze village_progress");
        var read = new ReadProgress(county.Database, county.Plans);
        var (board, rows) = await Rounds.AlternateAsync(Boards, _ => ReadAsync(read, county), _ => county.ReadByHandAsync(CounterRows));
        var (again, counting) = await Rounds.AlternateAsync(Counts, _ => ReadAsync(read, county), _ => county.ReadByHandAsync(CountingPeople));
        return
        [
            new Figure("board-p50", board.Half, rows.Half, "the counter rows alone", null),
            new Figure("board-p95", board.NinetyFive, rows.NinetyFive, "the counter rows alone", GoalMilliseconds),
            new Figure("board-or-counting-p50", again.Half, counting.Half, "counting people and enrolments", null),
        ];
    }

    private static async Task ReadAsync(ReadProgress read, BenchCounty county)
    {
        var board = await read.ExecuteAsync(null, county.Official, CancellationToken.None);
        if (board.IsError || board.Value.Counts.Registered == 0)
        {
            throw new InvalidOperationException("The board of a filled county is empty.");
        }
    }
}
