using System.Globalization;
using System.Text.RegularExpressions;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.CoverageYears;
using EnrollmentPortal.Application.Facts;
using EnrollmentPortal.Application.Households.Changes;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Application.Tests.Households.Changes;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.CoverageYears;

/// <summary>石柱县 on its way from 2024 to 2025. Every test has a county of its own: a year opens once.</summary>
internal sealed partial class ATurningYear(TestCluster cluster) : IAsyncLifetime
{
    public TestPortal Portal { get; } = new(cluster);

    public AMovingCounty Place { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Portal.InitializeAsync();
        Place = await AMovingCounty.OpenAsync(Portal);
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    public static void AssertRefused(Error expected, Error? actual) => Assert.Equal(expected.ToString(), actual?.ToString());

    public static Actor InYear(Actor actor, int year) => actor with { Scope = actor.Scope.InYear(year) };

    public Task<Result<int>> OpenNextAsync() => Portal.UseCase<OpenCoverageYear>().ExecuteAsync(2025, null, AMovingCounty.Official, CancellationToken.None);

    public Task<Result<int>> CloseAsync(int year) => Portal.UseCase<CloseCoverageYear>().ExecuteAsync(year, "本年度工作结束", AMovingCounty.Official, CancellationToken.None);

    public async Task<HouseholdSheet> SheetAsync(Household household, Actor actor) =>
        (await Portal.UseCase<OpenHousehold>().ExecuteAsync(household.Id, null, actor, CancellationToken.None)).Value;

    public async Task<Result<RecordedReceipt>> PayAsync(Household household, int member, Actor clerk)
    {
        var id = household.Members[member].Id;
        await AnswerAsync(household, id, clerk);
        var quote = (await SheetAsync(household, clerk)).Members.Single(sheet => sheet.PersonId == id).Quotes.First(offered => offered.IsPayable);
        var command = new RecordContributionCommand(
            household.Id, [new ContributionLine(id, quote.Tier.Key)], PaymentChannel.Cash, null, "付款人", quote.Assessment.TotalDue!.Value, Guid.CreateVersion7());
        return await Portal.UseCase<RecordContribution>().ExecuteAsync(command, clerk, CancellationToken.None);
    }

    // Outside the open window a desk asks first what may have happened.
    private async Task AnswerAsync(Household household, Guid person, Actor clerk)
    {
        while ((await SheetAsync(household, clerk)).Members.Single(sheet => sheet.PersonId == person).Question is { } question)
        {
            var command = new RecordFactCommand(person, question.Kind, FactKinds.Unstated, null, "窗口询问", question.Latest);
            Assert.Null((await Portal.UseCase<RecordFact>().ExecuteAsync(command, clerk, CancellationToken.None)).Error);
        }
    }

    public async Task LeaveAsync(Person person)
    {
        var command = new ExemptPersonCommand(person.Id, ExemptionReason.EmployeeInsurance, new DateOnly(2023, 11, 1), null, "职工医保", null, null);
        Assert.Null((await Portal.UseCase<ExemptPerson>().ExecuteAsync(command, AMovingCounty.Clerk, CancellationToken.None)).Error);
    }

    public Task<long> LiveOnAsync(DateOnly day) => Portal.OwnerScalarAsync<long>(
        "with moved as (update tenant set business_date = $1 returning 1) select count(*) from moved", day);

    public async Task WaitUntilSomebodyWaitsAsync()
    {
        while (await Portal.OwnerScalarAsync<long>("select count(*) from pg_locks where locktype = 'advisory' and not granted") == 0)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    // The county's rules a year later: every day of the documents moves on by one.
    public async Task PlanForNextAsync()
    {
        await LiveOnAsync(new DateOnly(2024, 11, 20));
        await using var work = await Portal.Database.BeginAsync(AMovingCounty.Official.Scope, CancellationToken.None);
        foreach (var document in PlanLibrary.BuiltInDocuments.Where(document => document.Label is "500240/2024" or "500240108/2024"))
        {
            var unit = OrgCode.Parse(document.Label.Split('/')[0]);
            var json = Day().Replace(document.Json, day => DateOnly.ParseExact(day.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddYears(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
                .Replace("\"year\": 2024", "\"year\": 2025", StringComparison.Ordinal);
            work.PlanVersions.Add(new PlanVersion(Guid.CreateVersion7(), unit, 2025, 1, $"{unit}/2025", json, document.Label, Portal.Clock.Now));
        }

        await work.CommitAsync(CancellationToken.None);
    }

    [GeneratedRegex(@"\d{4}-\d\d-\d\d", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Day();
}
