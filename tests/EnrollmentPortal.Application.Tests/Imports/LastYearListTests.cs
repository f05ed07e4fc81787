using System.Text;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.Imports;
using EnrollmentPortal.Application.Imports.Check;
using EnrollmentPortal.Application.Imports.Coverage;
using EnrollmentPortal.Application.Imports.Review;
using EnrollmentPortal.Application.Imports.Undo;
using EnrollmentPortal.Application.Imports.Upload;
using EnrollmentPortal.Application.Tests.Households.Changes;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace EnrollmentPortal.Application.Tests.Imports;

/// <summary>The tax office's lists say who was enrolled last year; the desk shows it, and nobody is registered or moved by them.</summary>
public sealed class LastYearListTests(ImportOffice office) : IClassFixture<ImportOffice>
{
    [Fact]
    public async Task Apply_GivenTheEnrolled_ThenLastYearStandsAtTheDeskAndCanBeTakenBack()
    {
        // Given
        var home = await office.County.AddAsync(
            AMovingCounty.Village, TestMember.Head("税甲"), new TestMember("税乙") with { LastCovered = (2023, "一档") }, new TestMember("税丙") with { LastCovered = (2022, "二档") }, new TestMember("税丁"));
        var people = await office.Portal.OwnerScalarAsync<long>("select count(*) from person");
        var text = $"""
            参保人姓名,证件号码,参保档次
            税甲,{office.NumberOf(home, 0)},二档
            税乙,{office.NumberOf(home, 1)},一档
            税丙,{office.NumberOf(home, 2)},
            另丁,{office.NumberOf(home, 3)},第一档
            外人,{AList.Number()},一档
            无档,{AList.Number()},九档
            """;

        // When
        var (list, import) = await CheckAsync(text, ImportKind.Enrolled, "一档");
        var checkedOutcomes = await list.OutcomesAsync(import);
        await office.Portal.UseCase<DecideImportRows>().ExecuteAsync(new ImportRowsChoice(import, 5, null, ImportDecision.SamePerson), AMovingCounty.Clerk, CancellationToken.None);
        var shown = (await list.RowsAsync(import, ImportOutcome.Changed)).Select(row => row.Changes.Single());
        var applied = await list.ApplyAsync(import);

        // Then
        Assert.Equal(
            [ImportOutcome.Changed, ImportOutcome.Same, ImportOutcome.Changed, ImportOutcome.Ambiguous, ImportOutcome.Faulty, ImportOutcome.Faulty], checkedOutcomes);
        Assert.Equal(["import.not-registered", "import.tier-unknown"], await list.ReasonsAsync(import, ImportOutcome.Faulty));
        Assert.Equal([new FieldChange(ImportField.Tier, null, "二档"), new FieldChange(ImportField.Tier, null, "一档")], shown);
        Assert.Equal((6, 3, 1, 2), (applied.Counts!.Rows, applied.Counts.Changed, applied.Counts.Same, applied.Counts.Faulty));
        Assert.Equal(people, await office.Portal.OwnerScalarAsync<long>("select count(*) from person"));
        var desk = await office.Portal.UseCase<OpenHousehold>().ExecuteAsync(home.Id, null, AMovingCounty.Clerk, CancellationToken.None);
        Assert.Equal(["二档", "一档", "一档", "一档"], home.Members.Select(member => desk.Value.Members.Single(sheet => sheet.PersonId == member.Id).LastTier));

        // When
        Assert.Null((await office.Portal.UseCase<UndoImport>().ExecuteAsync(import, AMovingCounty.Clerk, CancellationToken.None)).Error);
        await list.RunJobsAsync();

        // Then
        Assert.Equal(ImportState.Undone, (await list.OpenAsync(import)).State);
        Assert.Equal("- 2023一档 2022二档 -", await LastYearAsync(home));
    }

    [Fact]
    public async Task Apply_GivenTheNotEnrolled_ThenOnlyThatYearIsTakenAwayAndPaymentsStandInTheWayOfUndo()
    {
        // Given
        var home = await office.County.AddAsync(
            AMovingCounty.Village, TestMember.Head("未甲") with { LastCovered = (2023, "一档") }, new TestMember("未乙") with { LastCovered = (2022, "一档") }, new TestMember("未丙"));
        var text = $"姓名,身份证号\n未甲,{office.NumberOf(home, 0)}\n未乙,{office.NumberOf(home, 1)}\n未丙,{office.NumberOf(home, 2)}\n";

        // When
        var (list, import) = await CheckAsync(text, ImportKind.NotEnrolled, null);
        await list.ApplyAsync(import);

        // Then
        Assert.Equal([ImportOutcome.Changed, ImportOutcome.Changed, ImportOutcome.Changed], await list.OutcomesAsync(import));
        Assert.Equal("2023未 2022一档+2023未 2023未", await LastYearAsync(home));

        // When
        office.Portal.Clock.Now = office.Portal.Clock.Now.AddMinutes(1);
        Assert.Null((await office.County.PayAsync(home, 0)).Error);
        var view = await office.Portal.UseCase<ReadUndo>().ExecuteAsync(import, AMovingCounty.Clerk, CancellationToken.None);

        // Then
        Assert.Equal("undo.paid", Assert.Single(view.Value.Obstacles).Reason);
    }

    [Fact]
    public async Task Apply_GivenACompleteListOfTheEnrolled_ThenWhoIsNotNamedWasNotCoveredAndOfOtherVillagesNobodyKnows()
    {
        // Given: one of the others is insured by an employer, one was not born yet, one's cover is known
        var home = await office.County.AddAsync(
            AMovingCounty.OtherVillage, TestMember.Head("全甲"), new TestMember("全乙"), new TestMember("全丙") { Exemption = ExemptionReason.EmployeeInsurance },
            new TestMember("全丁").Born(2024, 1, 1), new TestMember("全戊") with { LastCovered = (2023, "一档") });
        var elsewhere = await office.County.AddAsync(AMovingCounty.Village, TestMember.Head("外甲"));
        var (list, import) = await CheckAsync($"姓名,身份证号\n全甲,{office.NumberOf(home, 0)}\n", ImportKind.Enrolled, "一档");
        var coverage = await office.Portal.UseCase<ReadImportCoverage>().ExecuteAsync(import, AMovingCounty.Clerk, CancellationToken.None);
        Assert.Equal((2023, AMovingCounty.OtherVillage), (coverage.Value.CoverageYear!.Value, Assert.Single(coverage.Value.Villages).Code));
        await office.Portal.UseCase<CoverVillages>().ExecuteAsync(import, [AMovingCounty.OtherVillage], AMovingCounty.Clerk, CancellationToken.None);

        // When
        await list.ApplyAsync(import);

        // Then
        Assert.Equal("2023一档 2023未 - - 2023一档", await LastYearAsync(home));
        Assert.Equal("-", await LastYearAsync(elsewhere));

        // When: it was not complete after all
        Assert.Equal(0, (await office.Portal.UseCase<CoverVillages>().ExecuteAsync(import, [], AMovingCounty.Clerk, CancellationToken.None)).Value);

        // Then
        Assert.Equal("2023一档 - - - 2023一档", await LastYearAsync(home));

        // When: complete again, and taken back
        Assert.True((await office.Portal.UseCase<CoverVillages>().ExecuteAsync(import, [AMovingCounty.OtherVillage], AMovingCounty.Clerk, CancellationToken.None)).Value > 0);
        Assert.Null((await office.Portal.UseCase<UndoImport>().ExecuteAsync(import, AMovingCounty.Clerk, CancellationToken.None)).Error);
        await list.RunJobsAsync();

        // Then
        Assert.Equal("- - - - 2023一档", await LastYearAsync(home));
    }

    [Fact]
    public async Task Check_GivenTheCurrentYear_ThenItIsRefused()
    {
        // Given
        var list = office.List();
        var import = await list.UploadAsync(Encoding.UTF8.GetBytes($"姓名,身份证号\n某,{AList.Number()}\n"));
        var opened = await list.OpenAsync(import);

        // When
        var answer = await office.Portal.UseCase<CheckImport>().ExecuteAsync(
            import, new ImportChoice(opened.Mapping, [], ImportKind.Enrolled, 2024, "一档"), AMovingCounty.Clerk, CancellationToken.None);

        // Then
        Assert.Equal(ImportErrors.YearMissing, answer.Error);
        Assert.Equal((2023, "一档"), (opened.Terms.LastYear.Year!.Value, opened.Terms.LastYear.Tiers[0]));
    }

    private async Task<(AList List, Guid Import)> CheckAsync(string text, ImportKind kind, string? tier)
    {
        var list = office.List();
        var import = await list.UploadAsync(Encoding.UTF8.GetBytes(text));
        var opened = await list.OpenAsync(import);
        Assert.Null((await office.Portal.UseCase<CheckImport>().ExecuteAsync(
            import, new ImportChoice(opened.Mapping, [], kind, 2023, tier), AMovingCounty.Clerk, CancellationToken.None)).Error);
        await list.RunJobsAsync();
        return (list, import);
    }

    private Task<string> LastYearAsync(Household home) => office.Portal.OwnerScalarAsync<string>(
        """
        select string_agg(coalesce(known, '-'), ' ' order by place) from unnest($1) with ordinality as member(id, place) left join lateral (
          select string_agg(coverage_year || coalesce(tier, '未'), '+' order by coverage_year) as known from past_cover where person_id = member.id) cover on true
        """,
        home.Members.Select(member => member.Id).ToArray());
}
