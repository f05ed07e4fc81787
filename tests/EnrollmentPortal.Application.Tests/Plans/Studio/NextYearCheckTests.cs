using EnrollmentPortal.Application.Plans.Studio;
using EnrollmentPortal.Application.Plans.Studio.Edits;
using EnrollmentPortal.Application.Plans.Studio.Years;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Plans.Studio;

/// <summary>Next year's draft: what it has from last year is looked at one by one before anybody checks it.</summary>
public sealed class NextYearCheckTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
    private readonly StudioOffice _office = new(portal, "500240");

    public async ValueTask InitializeAsync()
    {
        if (await portal.OwnerScalarAsync<long>("select count(*) from tenant") == 0)
        {
            await TestCounty.OpenAsync(portal, 500240, 2024, new DateOnly(2023, 11, 20), "500240108205");
        }

        await portal.OwnerScalarAsync<long>("with draft as (delete from plan_draft) select count(*) from tenant");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Check_GivenThingsFromLastYear_ThenItIsRefusedUntilEachWasLookedAtByName()
    {
        // Given: 24 categories, 5 windows, every assumption, and each with a name of its own
        var draft = await _office.NextYearAsync();
        var (count, told) = (draft.OpenChecks.Count, await ToldAsync());
        Assert.Equal(24, draft.OpenChecks.Count(check => check.Kind == NextYearCheckKind.Subsidy));
        Assert.Equal(5, draft.OpenChecks.Count(check => check.Kind == NextYearCheckKind.Window));
        Assert.Equal(draft.Sketch!.Assumptions.Count, draft.OpenChecks.Count(check => check.Kind == NextYearCheckKind.Assumption));
        Assert.Equal(count, draft.OpenChecks.Select(check => check.Key).Distinct().Count());

        // When, Then: all but one
        foreach (var check in draft.OpenChecks.Skip(1))
        {
            Assert.Null((await _office.AcknowledgeAsync(draft.Handle, check.Key, _office.First)).Error?.ToString());
        }

        Assert.Equal("draft.checks-open(1)", (await _office.CheckAsync(draft.Handle, _office.First)).Error!.ToString());

        // When, Then: the last, by somebody else; a second time it is nothing new
        var last = draft.OpenChecks[0].Key;
        Assert.Equal(draft.Draft.RowVersion, (await _office.AcknowledgeAsync(draft.Handle, last, _office.Second)).Value);
        Assert.Null((await _office.AcknowledgeAsync(draft.Handle, last, _office.First)).Error?.ToString());
        draft = await _office.ReadAsync(draft.Draft.Id);
        Assert.Empty(draft.OpenChecks);
        Assert.Equal("乙", draft.Acknowledgements.Single(row => row.Key == last).AcknowledgedByName);
        Assert.Equal($"draft.texts-unseen({draft.UnseenTexts.Count})", (await _office.CheckAsync(draft.Handle, _office.First)).Error!.ToString());

        // When, Then: the texts, one by one
        foreach (var key in draft.UnseenTexts.Select(text => text.Key).ToList())
        {
            Assert.Null((await _office.LeaveAsync(draft.Handle, key, _office.First)).Error?.ToString());
            draft = await _office.ReadAsync(draft.Draft.Id);
        }

        Assert.Null((await _office.CheckAsync(draft.Handle, _office.First)).Error?.ToString());
        Assert.Equal(count, await ToldAsync() - told);
    }

    [Fact]
    public async Task Acknowledge_GivenAnotherPlaceOrAnOlderDraft_ThenItIsRefused()
    {
        // Given
        var draft = await _office.NextYearAsync();
        var check = draft.OpenChecks[0];

        // When, Then
        Assert.Equal(StudioErrors.NoSuchPlace, (await _office.AcknowledgeAsync(draft.Handle, "Document:$.nowhere", _office.First)).Error);

        // When, Then: somebody else has changed the draft meanwhile
        await _office.EditAsync(draft, new PutValue("$.tiers[0].standard", "400"));
        Assert.Equal("draft.changed-meanwhile(甲, 1)", (await _office.AcknowledgeAsync(draft.Handle, check.Key, _office.Second)).Error!.ToString());
    }

    [Fact]
    public async Task Copy_GivenASubsidyThatWasTheWholeStandard_ThenItIsListedWhenTheStandardRisesAndTheAmountStays()
    {
        // Given: 特困人员 380 of 380 in tier one, 烈士遗属 755 of 755 in tier two
        var draft = await _office.NextYearAsync();
        Assert.DoesNotContain(draft.FromLastYear, check => check.Kind == NextYearCheckKind.NoLongerFull);

        // When
        draft = await _office.EditAsync(draft, new PutValue("$.tiers[0].standard", "400"));

        // Then: ten categories paid nothing and would pay 20; their amounts are still last year's
        var gaps = draft.OpenChecks.Where(check => check.Kind == NextYearCheckKind.NoLongerFull).ToList();
        Assert.Equal(10, gaps.Count);
        Assert.All(gaps, check => Assert.Equal((380m, 380m, 400m, 20m), (check.Gap!.Before, check.Gap.Subsidy, check.Gap.Standard, check.Gap.SelfPay)));
        Assert.Contains(gaps, check => check.Key == "NoLongerFull:$.categories[=特困人员].cells.一档.subsidy=380/400");
        Assert.Equal(24, draft.OpenChecks.Count(check => check.Kind == NextYearCheckKind.Subsidy));

        // When: one is looked at and meant so, one is raised, one is now written as 全额
        Assert.Null((await _office.AcknowledgeAsync(draft.Handle, gaps.Single(check => check.Key.Contains("城乡孤儿", StringComparison.Ordinal)).Key, _office.First)).Error?.ToString());
        draft = await _office.EditAsync(
            draft,
            new PutValue(StudioOffice.SubsidyPath(draft, "特困人员", "一档"), "400"),
            new PutValue(StudioOffice.SubsidyPath(draft, "事实无人抚养儿童", "一档"), "\"full\""));

        // Then
        Assert.Equal(7, draft.OpenChecks.Count(check => check.Kind == NextYearCheckKind.NoLongerFull));

        // When, Then: with another standard it is another question
        draft = await _office.EditAsync(draft, new PutValue("$.tiers[0].standard", "420"));
        Assert.Contains(draft.OpenChecks, check => check.Key.Contains("城乡孤儿", StringComparison.Ordinal) && check.Gap is { SelfPay: 40 });
    }

    private Task<long> ToldAsync() => portal.OwnerScalarAsync<long>("select count(*) from audit_entry where action = 'draft.acknowledged'");
}
