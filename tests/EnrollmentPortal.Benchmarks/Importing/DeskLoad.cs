using System.Diagnostics;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Benchmarks.Importing;

/// <summary>A visitor at the window: the clerk searches and opens the household, and one member pays.</summary>
internal sealed record Payer(Guid Household, string HeadName, OrgCode Village);

/// <summary>Desks of the whole county at work: a payer every so often at each, each household once.</summary>
internal sealed class DeskLoad(BenchCounty county, IReadOnlyList<Payer> queue)
{
    private const int Desks = 4;
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromMilliseconds(250);

    private readonly SearchRegistry _search = new(county.Database, county.Vault);
    private readonly OpenHousehold _open = new(county.Database, county.Plans);
    private readonly RecordContribution _record = new(
        county.Database, county.Plans, new AuditTrail(TimeProvider.System), new RecordContributionValidator(), TimeProvider.System);

    private int _next = -1;

    /// <summary>Works until it is stopped, or everybody has paid.</summary>
    /// <returns>Milliseconds of every payer from the search to the receipt, in rising order.</returns>
    public async Task<double[]> WorkAsync(CancellationToken stop)
    {
        var desks = await Task.WhenAll(Enumerable.Range(0, Desks).Select(desk => Task.Run(() => DeskAsync(stop), CancellationToken.None)));
        return [.. desks.SelectMany(times => times).Order()];
    }

    private async Task<List<double>> DeskAsync(CancellationToken stop)
    {
        var times = new List<double>();
        while (!stop.IsCancellationRequested)
        {
            var next = Interlocked.Increment(ref _next);
            if (next >= queue.Count)
            {
                break;
            }

            var begin = Stopwatch.GetTimestamp();
            await ServeAsync(queue[next]);
            var taken = Stopwatch.GetElapsedTime(begin);
            times.Add(taken.TotalMilliseconds);
            if (taken < RefreshInterval)
            {
                await Task.Delay(RefreshInterval - taken, CancellationToken.None);
            }
        }

        return times;
    }

    private async Task ServeAsync(Payer payer)
    {
        var clerk = new Actor(Guid.Empty, "bench", Role.TownshipClerk, Scope.Of(payer.Village.At(OrgLevel.Township)), null, null);
        Expect(await _search.ExecuteAsync(payer.HeadName, clerk, CancellationToken.None));
        var household = Expect(await _open.ExecuteAsync(payer.Household, null, clerk, CancellationToken.None));
        if (household.Missing.FirstOrDefault(member => member.Quotes.Any(quote => quote.IsPayable && !quote.Assessment.TotalDue!.Value.IsZero)) is { } member)
        {
            var quote = member.Quotes.First(quote => quote.IsPayable && !quote.Assessment.TotalDue!.Value.IsZero);
            Expect(await _record.ExecuteAsync(
                new RecordContributionCommand(
                    payer.Household, [new ContributionLine(member.PersonId, quote.Tier.Key)], PaymentChannel.Cash, null, payer.HeadName, quote.Assessment.TotalDue!.Value, Guid.CreateVersion7()),
                clerk,
                CancellationToken.None));
        }
    }

    private static T Expect<T>(Result<T> answer) =>
        answer.IsError ? throw new InvalidOperationException($"The desk was refused: {answer.Error}") : answer.Value;
}
