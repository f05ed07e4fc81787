using EnrollmentPortal.Application.Plans.Situations;
using EnrollmentPortal.Application.Plans.Studio;
using EnrollmentPortal.Application.Plans.Studio.Edits;
using EnrollmentPortal.Application.Plans.Studio.Files;
using EnrollmentPortal.Application.Plans.Studio.Years;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Plans.Studio;

/// <summary>Next year's draft: its texts still speak of last year until somebody has looked at them.</summary>
public sealed class YearTextTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
    private const string Early = "$.warnings[=early].zh";
    private readonly StudioOffice _office = new(portal, "500240");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        if (await portal.OwnerScalarAsync<long>("select count(*) from tenant") == 0)
        {
            await TestCounty.OpenAsync(portal, 500240, 2024, new DateOnly(2023, 11, 20), "500240108205");
        }

        await portal.OwnerScalarAsync<long>("with draft as (delete from plan_draft) select count(*) from tenant");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("待遇仍从2024年1月1日起。", "待遇仍从2025年1月1日起。")]
    [InlineData("集中期至2023年12月31日，待遇从2024年1月1日起", "集中期至2024年12月31日，待遇从2025年1月1日起")]
    [InlineData("补缴至2024年2月29日", "补缴至2025年2月28日")]
    [InlineData("until 29 February 2024", "until 28 February 2025")]
    [InlineData("依据县工作通知〔2023〕117号", "依据县工作通知〔2023〕117号")]
    [InlineData("依据2016年国务院文件", "依据2016年国务院文件")]
    public void Later_GivenATextOfLastYear_ThenItsYearsAreAYearLaterAndNumbersOfDocumentsStay(string text, string later) =>
        Assert.Equal(later, YearTexts.Later(text, 2025));

    [Fact]
    public async Task Texts_GivenACopyForNextYear_ThenEachCanBeTakenWrittenOtherwiseOrLeft()
    {
        // Given
        var draft = await _office.NextYearAsync();
        var count = draft.UnseenTexts.Count;
        var early = Assert.Single(draft.UnseenTexts, text => text.Key == Early);
        Assert.Equal("缴费早于文件下发之日，请注意；待遇仍从2025年1月1日起。", early.Proposed);

        // When: one is taken, one written otherwise, one left
        draft = await _office.EditAsync(draft, new PutValue(early.Path, PlanJson.Write(early.Proposed)), new PutValue("$.title.zh", "\"石柱县新方案\""));
        Assert.Equal(StudioErrors.NoSuchPlace, (await _office.LeaveAsync(draft.Handle, "$.nowhere", _office.First)).Error);
        Assert.Null((await _office.LeaveAsync(draft.Handle, "$.title.en", _office.First)).Error?.ToString());
        draft = await _office.ReadAsync(draft.Draft.Id);

        // Then
        Assert.Equal(count - 3, draft.UnseenTexts.Count);
        Assert.Equal(["$.title.en"], draft.Draft.TextsLeft);
        Assert.Empty(draft.Faults);

        // When, Then: a text that was left and changed after all is told by its new words
        draft = await _office.EditAsync(draft, new PutValue("$.title.en", "\"Shizhu 2025\""));
        Assert.DoesNotContain(draft.UnseenTexts, text => text.Key == "$.title.en");
    }

    [Fact]
    public async Task Leave_GivenADraftThatSomebodyChangedMeanwhile_ThenItIsRefused()
    {
        // Given
        var draft = await _office.NextYearAsync();
        await _office.EditAsync(draft, new PutValue("$.tiers[0].standard", "400"));

        // When
        var refused = await _office.LeaveAsync(draft.Handle, Early, _office.Second);

        // Then
        Assert.Equal("draft.changed-meanwhile(甲, 1)", refused.Error!.ToString());
    }

    [Fact]
    public async Task Try_GivenACopyForNextYear_ThenTheYearAloneChangesNoSituation()
    {
        // Given
        var draft = await _office.NextYearAsync();

        // When
        var tried = (await portal.UseCase<TryDraft>().ExecuteAsync(draft.Document, _office.First, Cancellation)).Value;

        // Then
        Assert.NotEmpty(tried.Rows);
        Assert.Empty(tried.Rows.Where(row => row.IsChanged).Select(row => $"{row.Name.Zh}: {row.Differences}"));
    }
}
