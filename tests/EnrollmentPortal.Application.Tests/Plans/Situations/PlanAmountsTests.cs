using EnrollmentPortal.Application.Plans.Situations;
using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Prices;

namespace EnrollmentPortal.Application.Tests.Plans.Situations;

public sealed class PlanAmountsTests
{
    [Theory]
    [InlineData("130607/2023", "单一档", "农村低保对象")]
    [InlineData("421321/2023", "单一档", "城乡最低生活保障对象")]
    [InlineData("500118/2023", "一档", "低保对象")]
    [InlineData("500236/2023", "一档", "低保对象")]
    [InlineData("500240/2024", "一档", "城乡低保对象")]
    public void Set_GivenAnotherStandardAndSubsidy_ThenTheDocumentLoadsWithExactlyThose(string label, string tier, string category)
    {
        // Given
        var document = PlanLibrary.BuiltInDocuments.Single(text => text.Label == label);

        // When
        var changed = PlanAmounts.Set(document.Json, [new AmountChange(null, tier, 400), new AmountChange(category, tier, 333.50m)]);

        // Then
        var plan = PlanLoader.Load(document with { Json = changed }).Required;
        Assert.Equal(Money.Yuan(400), plan.FindTier(tier)!.Standard.Amount);
        Assert.Equal(Money.FromYuan(333.50m), plan.FindCategory(category)!.CellFor(tier).Amount);
        Assert.All(
            plan.Categories.Select(known => known.CellFor(tier)).Where(cell => cell is { Kind: SubsidyKind.Amount, PrintedSelfPay: not null }).Take(3),
            cell => Assert.True(cell.PrintedSelfPay >= Money.Zero));
    }

    [Fact]
    public void Set_GivenNamesThatTheDocumentDoesNotHave_ThenNothingChanges()
    {
        // Given
        var document = PlanLibrary.BuiltInDocuments.Single(text => text.Label == "421321/2023");

        // When
        var same = PlanAmounts.Set(document.Json, [new AmountChange("没有这一类", "单一档", 1), new AmountChange(null, "三档", 1)]);

        // Then
        Assert.Equal(PlanAmounts.Set(document.Json, []), same);
    }
}
