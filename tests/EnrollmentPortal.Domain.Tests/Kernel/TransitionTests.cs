using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Jobs;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Rosters;
using EnrollmentPortal.Domain.ZeroDeclarations;

namespace EnrollmentPortal.Domain.Tests.Kernel;

/// <summary>Nothing steps out of a state in which the step does not begin, whatever a use case forgot to ask.</summary>
public sealed class TransitionTests
{
    private static readonly OrgCode Unit = OrgCode.Parse("500240108");
    private static readonly DateTimeOffset At = new(2023, 11, 20, 4, 0, 0, TimeSpan.Zero);

    [Fact]
    public void PopulationImport_GivenItsLife_ThenEachStepBeginsWhereTheOneBeforeEnded()
    {
        // Given
        var import = new PopulationImport(Guid.CreateVersion7(), Unit, new ImportedFile("a.csv", "00", 1, 1, []), "{}", "a", At);

        // When, Then
        Refused(() => import.MarkApplied("{}", "a", At), import.BeginUndo, () => import.MarkUndone("a", At), () => import.MarkReviewed("{}"));
        import.BeginCheck();
        import.MarkChecked(10, "{}");
        Refused(() => import.MarkChecked(10, "{}"), import.BeginUndo);
        import.AdvanceTo(5);
        Refused(import.Discard);
        import.MarkApplied("{}", "a", At);
        Refused(import.BeginCheck, import.Discard, () => import.MarkApplied("{}", "a", At));
        import.MarkReviewed("{}");
        import.BeginUndo();
        import.MarkUndone("a", At);
        Refused(import.BeginUndo, import.BeginCheck, import.Discard);
    }

    [Fact]
    public void PopulationImport_GivenADiscardedOne_ThenNothingFollows()
    {
        // Given
        var import = new PopulationImport(Guid.CreateVersion7(), Unit, new ImportedFile("a.csv", "00", 1, 1, []), "{}", "a", At);

        // When
        import.Discard();

        // Then
        Refused(import.BeginCheck, import.Discard, import.BeginUndo);
    }

    [Fact]
    public void Roster_GivenItsLife_ThenOnlyTheAppliedOneGivesWayAndOnlyThePendingOneIsDiscarded()
    {
        // Given
        var (roster, other) = (ARoster(), ARoster());

        // When, Then
        Refused(() => roster.GiveWayTo(other));
        roster.Propose(Sent());
        Refused(() => roster.Propose(Sent()), () => roster.GiveWayTo(other));
        roster.Apply(Timing, Sent());
        Refused(roster.Discard);
        roster.GiveWayTo(other);
        Refused(roster.Discard, () => roster.GiveWayTo(other));
    }

    [Fact]
    public void ZeroDeclaration_GivenItsLife_ThenItIsApprovedOnceAndEndsOnce()
    {
        // Given
        var declaration = new ZeroDeclaration(Guid.CreateVersion7(), Unit, Guid.CreateVersion7(), Step());

        // When, Then
        Refused(() => declaration.Approve(Step()), () => declaration.Finish(At));
        declaration.Propose();
        Refused(declaration.Propose, () => declaration.Finish(At));
        declaration.Approve(Step());
        Refused(() => declaration.Approve(Step()), declaration.Propose);
        declaration.Finish(At);
        Refused(() => declaration.Finish(At), () => declaration.End(At, null, null));
    }

    [Fact]
    public void Job_GivenItsLife_ThenItIsTakenOverAndEndsOnce()
    {
        // Given
        var job = new Job(Guid.CreateVersion7(), new JobOrder(Unit, "kind", Guid.CreateVersion7()), new JobRequester(Guid.CreateVersion7(), "a", "Clerk", null), At);

        // When, Then
        job.Begin();
        job.Begin();
        job.End(JobState.Done, null, At);
        Refused(job.Begin, () => job.End(JobState.Failed, null, At));
    }

    [Fact]
    public void Campaign_GivenAClosedYear_ThenItIsReopenedOnce()
    {
        // Given
        var campaign = new Campaign(500240, Guid.CreateVersion7(), 2024, "2024", new DateOnly(2023, 9, 1));

        // When, Then
        Refused(campaign.Reopen);
        campaign.Close(new DateOnly(2024, 12, 31));
        Refused(() => campaign.Close(new DateOnly(2025, 1, 1)));
        campaign.Reopen();
        Assert.False(campaign.IsClosed);
    }

    private static RosterTiming Timing => new(new DateOnly(2023, 11, 1), new DateOnly(2023, 12, 1), IsLate: false, Duty: null);

    private static Roster ARoster() => new(Guid.CreateVersion7(), Unit, "民政", Timing, new RosterFile("a.csv", [], ["低保"], 1), Sent());

    private static RosterSending Sent() => new(new DateOnly(2023, 11, 20), At, Guid.CreateVersion7(), "a");

    private static DeclarationStep Step() => new(new DateOnly(2023, 11, 20), At, Guid.CreateVersion7(), "a");

    private static void Refused(params Action[] steps) => Assert.All(steps, step => Assert.Throws<InvalidOperationException>(step));
}
