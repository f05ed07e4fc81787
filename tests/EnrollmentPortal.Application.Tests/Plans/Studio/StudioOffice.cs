using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Plans.Studio;
using EnrollmentPortal.Application.Plans.Studio.Edits;
using EnrollmentPortal.Application.Plans.Studio.Years;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Plans.Studio;

/// <summary>Two officials of a county at their work on its plan.</summary>
internal sealed class StudioOffice(TestPortal portal, string county)
{
    public Actor First { get; } = TestPortal.ActorAs(Role.CountyOfficial, county) with { Name = "甲" };

    public Actor Second { get; } = TestPortal.ActorAs(Role.CountyOfficial, county) with { Name = "乙" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task<StudioReading> StudioAsync() => (await portal.UseCase<ReadStudio>().ExecuteAsync(First, Cancellation)).Value;

    /// <summary>The newest version of the county's document becomes a draft.</summary>
    public async Task<DraftReading> CopyAsync()
    {
        var newest = (await StudioAsync()).Versions.First(version => version.Unit.Value == county);
        return await ReadAsync((await portal.UseCase<CopyPlan>().ExecuteAsync(newest.Id, forNextYear: false, First, Cancellation)).Value);
    }

    public async Task<DraftReading> ReadAsync(Guid draft) => (await portal.UseCase<ReadDraft>().ExecuteAsync(draft, First, Cancellation)).Value;

    public Task<Result<int>> SaveAsync(DraftHandle draft, string path, string? value, Actor actor) =>
        EditAsync(draft, actor, new PutValue(path, value));

    public Task<Result<int>> EditAsync(DraftHandle draft, Actor actor, params DraftEdit[] edits) =>
        portal.UseCase<EditDraft>().ExecuteAsync(new EditDraftCommand(draft, edits), actor, Cancellation);

    /// <summary>The same, which must work.</summary>
    public async Task<DraftReading> EditAsync(DraftReading draft, params DraftEdit[] edits)
    {
        var answer = await EditAsync(draft.Handle, First, edits);
        Assert.Null(answer.Error?.ToString());
        return await ReadAsync(draft.Draft.Id);
    }

    public Task<Result<int>> CheckAsync(DraftHandle draft, Actor actor) => portal.UseCase<CheckDraft>().ExecuteAsync(draft, actor, Cancellation);

    /// <summary>Looks at one thing that came from last year.</summary>
    public Task<Result<int>> AcknowledgeAsync(DraftHandle draft, string key, Actor actor) => portal.UseCase<AcknowledgeCheck>().ExecuteAsync(draft, key, actor, Cancellation);

    /// <summary>Leaves one text that names an earlier year.</summary>
    public Task<Result<int>> LeaveAsync(DraftHandle draft, string key, Actor actor) => portal.UseCase<LeaveTexts>().ExecuteAsync(draft, key, actor, Cancellation);

    /// <summary>The newest version of the county's document becomes next year's draft.</summary>
    public async Task<DraftReading> NextYearAsync()
    {
        var newest = (await StudioAsync()).Versions.First(version => version.Unit.Value == county);
        return await ReadAsync((await portal.UseCase<CopyPlan>().ExecuteAsync(newest.Id, forNextYear: true, First, Cancellation)).Value);
    }

    public Task<Result<int>> PublishAsync(DraftHandle draft, Actor actor, DateOnly? from = null) =>
        portal.UseCase<PublishDraft>().ExecuteAsync(new PublishDraftCommand(draft, from), actor, Cancellation);

    public Task<Result<int>> DiscardAsync(DraftHandle draft, Actor actor) => portal.UseCase<DiscardDraft>().ExecuteAsync(draft, actor, Cancellation);

    /// <summary>Where the subsidy of a category stands in the draft.</summary>
    public static string SubsidyPath(DraftReading draft, string category, string tier)
    {
        var categories = JsonNode.Parse(draft.Draft.Document)!["categories"]!.AsArray();
        var index = categories.Select((node, index) => (Name: node!["name"]!.GetValue<string>(), index)).First(item => item.Name == category).index;
        return $"$.categories[{index}].cells.{tier}.subsidy";
    }
}
