using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Households;

/// <summary>What a clerk types: a test says only what matters to it.</summary>
internal static class AFamily
{
    public static RegisterHouseholdCommand Of(string village, params NewMember[] members) =>
        new(OrgCode.Parse(village), Number: null, "2组", "2组11号", "13800000000", members);

    /// <summary>A head with a number that nobody else has.</summary>
    public static NewMember Head(string name) => Member(name, Relation.Head);

    public static NewMember Member(string name, Relation relation, Sex sex = Sex.Male)
    {
        var number = TestCounty.NextNumber(new TestMember(name) { Sex = sex });
        return new NewMember(name, relation, number.Reveal(), sex, number.BirthDate, EthnicGroup.Tujia, Phone: null, ResidenceGrounds.LocalHukou);
    }
}
