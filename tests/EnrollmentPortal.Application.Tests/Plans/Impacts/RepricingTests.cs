using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Plans.Impacts;
using EnrollmentPortal.Application.Plans.Situations;
using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Plans.Impacts;

/// <summary>A second version of the county's plan is published while half of a family has paid.</summary>
public sealed class RepricingTests(TestPortal portal) : IClassFixture<TestPortal>
{
    private const string Village = "500240108205";
    private static readonly Actor Clerk = TestPortal.ActorAs(Role.TownshipClerk, "500240108");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Publish_GivenASecondVersion_ThenThePaidStayAsFrozenAndTheUnpaidArePricedAnewAndMarked()
    {
        // Given: an ordinary resident has paid 380; a person of 城乡低保对象 has not, and neither has the other neighbour
        var county = await TestCounty.OpenAsync(portal, 500240, 2024, new DateOnly(2023, 11, 20), Village);
        var household = await county.AddHouseholdAsync(
            Village, TestMember.Head("付清"), new TestMember("未缴低保").With("城乡低保对象"), new TestMember("未缴普通"));
        var paid = household.Members.Single(member => member.Name == "付清");
        await PayAsync(household.Id, paid.Id, Money.Yuan(380));
        Assert.Null(await CountAsync());
        var before = await OpenAsync(household.Id);
        Assert.All(before.Missing.SelectMany(member => member.Quotes), quote => Assert.Null(quote.Repriced));

        // When: 342 becomes 350, the standard stays
        await PublishAsync([new AmountChange("城乡低保对象", "一档", 350)]);

        // Then: at the desk
        var sheet = await OpenAsync(household.Id);
        Assert.Equal(Money.Yuan(380), sheet.Members.Single(member => member.Name == "付清").Enrolled!.SelfPay);
        var marked = sheet.Members.Single(member => member.Name == "未缴低保").Quotes.Single(quote => quote.Tier.Key == "一档");
        Assert.Equal((Money.Yuan(30), Money.Yuan(38), Money.Yuan(30)),
            (marked.Assessment.SelfPay, marked.Repriced!.Before.SelfPay, marked.Repriced.After.SelfPay));
        Assert.All(
            sheet.Members.Single(member => member.Name == "未缴普通").Quotes.Append(sheet.Members.Single(member => member.Name == "未缴低保").Quotes.Single(quote => quote.Tier.Key == "二档")),
            quote => Assert.Null(quote.Repriced));

        // Then: in the village's view, and in the offices' notice
        var view = (await portal.UseCase<OpenVillageHousehold>().ExecuteAsync(household.Id, TestPortal.ActorAs(Role.VillageCadre, Village), Cancellation)).Value;
        var price = view.Members.Single(member => member.Name == "未缴低保").Prices[0];
        Assert.Equal((Money.Yuan(30), Money.Yuan(38)), (price.Due, price.Repriced!.Before.TotalDue));
        Assert.Empty(view.Members.Single(member => member.Name == "付清").Prices);
        Assert.Equal(new RepricedCount(Unpaid: 2, Repriced: 1), await CountAsync());
        var news = (await portal.UseCase<ReadPlanNews>().ExecuteAsync(Clerk, Cancellation)).Value;
        Assert.Equal((portal.Clock.Now, 2024), (news!.PublishedAt, news.Plan.CoverageYear));

        // Then: the new amount is taken
        var member = household.Members.Single(person => person.Name == "未缴低保");
        await PayAsync(household.Id, member.Id, Money.Yuan(30));
        Assert.Equal(Money.Yuan(30), (await OpenAsync(household.Id)).Members.Single(row => row.Name == "未缴低保").Enrolled!.SelfPay);
    }

    // As the publication does it: a further version, later than the one before.
    private async Task PublishAsync(IReadOnlyList<AmountChange> changes)
    {
        portal.Clock.Now += TimeSpan.FromHours(1);
        await using var work = await portal.Database.BeginAsync(Scope.Of(OrgCode.Parse("500240")), Cancellation);
        var document = PlanAmounts.Set(PlanLibrary.BuiltInDocuments.Single(text => text.Label == "500240/2024").Json, changes);
        work.PlanVersions.Add(new PlanVersion(Guid.CreateVersion7(), OrgCode.Parse("500240"), 2024, 2, "第二版", document, "digest", portal.Clock.Now));
        await work.CommitAsync(Cancellation);
    }

    private async Task<HouseholdSheet> OpenAsync(Guid household) =>
        (await portal.UseCase<OpenHousehold>().ExecuteAsync(household, null, Clerk, Cancellation)).Value;

    private async Task<RepricedCount?> CountAsync() =>
        (await portal.UseCase<CountRepriced>().ExecuteAsync(Clerk, Cancellation)).Value;

    private async Task PayAsync(Guid household, Guid person, Money total)
    {
        var command = new RecordContributionCommand(household, [new ContributionLine(person, "一档")], PaymentChannel.Cash, null, "缴款人", total, Guid.NewGuid());
        Assert.Null((await portal.UseCase<RecordContribution>().ExecuteAsync(command, Clerk, Cancellation)).Error);
    }
}
