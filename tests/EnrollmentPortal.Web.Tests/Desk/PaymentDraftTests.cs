using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Web.Features.Desk.Payment;

namespace EnrollmentPortal.Web.Tests.Desk;

/// <summary>The desk offers the ways to pay that the plan prints.</summary>
public sealed class PaymentDraftTests
{
    [Theory]
    [InlineData("130607", 2023, "Cash Pos Online")]
    [InlineData("421321", 2023, "Cash Pos Online")]
    [InlineData("500118107", 2023, "Cash Pos Online")]
    [InlineData("500236", 2023, "Cash Pos Online")]
    [InlineData("500240108", 2024, "Cash Online")]
    public void Allowed_GivenAPlan_ThenTheWaysThatItPrints(string unit, int year, string ways)
    {
        var plan = PlanLibrary.BuiltIn.For(OrgCode.Parse(unit), year)!;

        Assert.Equal(ways, string.Join(' ', PaymentDraft.Allowed(plan, isZeroDeclaration: false)));
        Assert.Equal([PaymentChannel.ZeroDeclaration], PaymentDraft.Allowed(plan, isZeroDeclaration: true));
    }

    [Fact]
    public void ChannelFor_GivenAChoiceThatThePlanDoesNotPrint_ThenTheFirstThatItDoes()
    {
        var plan = PlanLibrary.BuiltIn.For(OrgCode.Parse("500240108"), 2024)!;

        Assert.Equal(PaymentChannel.Cash, new PaymentDraft { Channel = PaymentChannel.Pos }.ChannelFor(plan, isZeroDeclaration: false));
        Assert.Equal(PaymentChannel.Online, new PaymentDraft { Channel = PaymentChannel.Online }.ChannelFor(plan, isZeroDeclaration: false));
    }
}
