using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.Domain.Plans.Tables;
using FsCheck;
using FsCheck.Fluent;

namespace EnrollmentPortal.Domain.Tests.Assessments;

/// <summary>What must hold for any person, any tier and any day, in every plan.</summary>
public sealed class AssessorPropertyTests
{
    private static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(3000);

    private static readonly Gen<Situation> Situations =
        from plan in Gen.Elements<Plan>([.. PlanLibrary.BuiltIn.All])
        from tier in Gen.Elements<FeeTier>([.. plan.Tiers])
        from identities in Gen.ListOf(Gen.Elements<string>([.. plan.Categories.Select(category => category.Name)]))
        from circumstances in People()
        from days in Gen.Choose(-150, 450)
        from noDay in Gen.Frequency((9, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new Situation(
            plan,
            tier.Key,
            new Applicant { Identities = [.. identities.Take(3).Distinct()], Circumstances = circumstances },
            noDay ? null : plan.Windows[0].Days.From.AddDays(days));

    [Fact]
    public void Assess_GivenAnything_ThenSelfPayIsStandardLessSubsidyAndNeverBelowZero() => ForAll(situation =>
    {
        var result = situation.Assess();
        return result is not { Standard: { } standard, Subsidy: { } subsidy, SelfPay: { } selfPay }
            || (selfPay + subsidy == standard && selfPay >= Money.Zero && subsidy >= Money.Zero);
    });

    [Fact]
    public void Assess_GivenAnythingAccepted_ThenItHasARouteAReasonAndACompletePrice() => ForAll(situation =>
    {
        var result = situation.Assess();
        return result.Verdict != Verdict.Accepted
            || (result.Reasons.Count > 0 && result.Route.Length > 0 && (result.Standard is null || result.SelfPay is not null));
    });

    [Fact]
    public void Assess_GivenAnythingRefused_ThenNothingIsOwedAndAReasonIsGiven() => ForAll(situation =>
    {
        var result = situation.Assess();
        return result.Verdict != Verdict.Refused
            || (result is { SelfPay: null, Subsidy: null, TotalDue: null } && result.Entitlement == Entitlement.None && result.Reasons.Count > 0);
    });

    [Fact]
    public void Assess_GivenDates_ThenBenefitsEndOnOrAfterTheyBegin() => ForAll(situation =>
    {
        var entitlement = situation.Assess().Entitlement;
        return entitlement is not { Start: { } start, End: { } end } || start <= end;
    });

    [Fact]
    public void Assess_GivenIdentitiesInAnotherOrder_ThenTheSameResult() => ForAll(situation =>
    {
        var turned = situation with { Person = situation.Person with { Identities = [.. situation.Person.Identities.Reverse()] } };
        var (first, second) = (situation.Assess(), turned.Assess());
        return (first.Verdict, first.Subsidy, first.Grant?.Category, first.Route)
            == (second.Verdict, second.Subsidy, second.Grant?.Category, second.Route);
    });

    [Fact]
    public void Assess_GivenOneMoreIdentity_ThenNobodyPaysMore() => ForAll(situation =>
    {
        if (situation.Person.Identities.Count == 0)
        {
            return true;
        }

        var fewer = situation with { Person = situation.Person with { Identities = [.. situation.Person.Identities.Skip(1)] } };
        var (more, less) = (situation.Assess(), fewer.Assess());

        return !(more.SelfPay > less.SelfPay);
    });

    [Fact]
    public void Assess_GivenALaterPaymentByTheSameRoute_ThenBenefitsNeverBeginEarlier() => ForAll(situation =>
    {
        if (situation.PaidOn is not { } day)
        {
            return true;
        }

        var first = situation.Assess();
        return Enumerable.Range(1, 40).Select(later => (situation with { PaidOn = day.AddDays(later * later / 4) }).Assess())
            .All(later => later.Route != first.Route || !(later.Entitlement.Start < first.Entitlement.Start));
    });

    [Fact]
    public void Assess_GivenTheSameTwice_ThenTheSameResult() => ForAll(situation =>
        situation.Assess() is var first && situation.Assess() is var second
        && first.Route == second.Route && first.SelfPay == second.SelfPay && first.Reasons.SequenceEqual(second.Reasons));

    [Fact]
    public void Assess_GivenAGap_ThenTheResultNamesTheQuestionOfThePlan() => ForAll(situation =>
        situation.Assess().Assumptions.All(assumption => situation.Plan.FindAssumption(assumption.Question) is not null));

    private static void ForAll(Func<Situation, bool> holds) => Prop.ForAll(Situations.ToArbitrary(), holds).Check(Often);

    private static Gen<Circumstances> People() =>
        from kind in Gen.Elements(Enum.GetValues<LifeEventKind>())
        from happened in Gen.Choose(-400, 400)
        from residence in Gen.Frequency((6, Gen.Constant(Residence.LocalHukou)), (1, Gen.Elements(Enum.GetValues<Residence>())))
        from insured in Gen.Frequency((9, Gen.Constant(OtherInsurance.No)), (1, Gen.Elements(Enum.GetValues<OtherInsurance>())))
        from student in Gen.Frequency((5, Gen.Constant(StudentKind.None)), (1, Gen.Elements(Enum.GetValues<StudentKind>())))
        from certified in Gen.Elements<bool?>(null, true, false)
        from special in Gen.Elements<bool?>(null, true)
        from paid in Gen.Elements<int?>(null, null, null, 0, 38, 350, 380)
        select new Circumstances
        {
            Event = kind == LifeEventKind.None ? null : new LifeEvent(kind, new DateOnly(2023, 6, 1).AddDays(happened)),
            Residence = residence,
            InsuredElsewhere = insured,
            Student = student,
            Certified = certified,
            SpecialReason = special,
            Migrant = special,
            Renewal = special,
            PaidBefore = paid is { } yuan ? Money.Yuan(yuan) : null,
            DataLate = paid is null ? null : true,
        };

    private sealed record Situation(Plan Plan, string Tier, Applicant Person, DateOnly? PaidOn)
    {
        public Assessment Assess() => Assessor.Assess(Plan, Person, Tier, PaidOn);

        public override string ToString() => $"{Plan.Unit} {Tier} {PaidOn} {string.Join('+', Person.Identities)} {Person.Circumstances}";
    }
}
