using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Exports;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Web.Components;
using EnrollmentPortal.Web.Features.Audit;
using EnrollmentPortal.Web.Features.Facts;
using EnrollmentPortal.Web.Features.Households.Record;
using EnrollmentPortal.Web.Features.Imports;
using EnrollmentPortal.Web.Features.Plans;
using EnrollmentPortal.Web.Features.Plans.Situations;
using EnrollmentPortal.Web.Features.Plans.Studio;
using EnrollmentPortal.Web.Features.Reviews;
using EnrollmentPortal.Web.Features.Rosters;
using EnrollmentPortal.Web.Features.ZeroDeclarations;
using Microsoft.Extensions.Localization;

namespace EnrollmentPortal.Web.Features.Exports;

/// <summary>The words of lists in the reader's language: their own, and those of the pages on which they stand.</summary>
internal sealed class ListFormatter(IStringLocalizerFactory texts, TimeProvider clock)
{
    private readonly IStringLocalizer[] _books =
    [
        texts.Create(typeof(ExportTexts)), texts.Create(typeof(RegistryTexts)), texts.Create(typeof(AuditTexts)), texts.Create(typeof(RecordTexts)),
        texts.Create(typeof(RosterTexts)), texts.Create(typeof(ImportTexts)), texts.Create(typeof(ZeroTexts)), texts.Create(typeof(ReviewTexts)),
    ];

    private readonly FactFormatter _facts = new(
        new StringLocalizer<FactTexts>(texts), new StringLocalizer<StudioTexts>(texts), new StringLocalizer<PlanTexts>(texts), new StringLocalizer<TrialTexts>(texts));

    /// <remarks>The last line tells a sheet of paper that lies about whose it is.</remarks>
    public ExportLanguage For(ListName list, Actor actor) => new(
        Say("List." + list),
        Say,
        error => ErrorTexts.Of(new StringLocalizer<ErrorTexts>(texts), error),
        rows => _books[0]["Footer", actor.Name, Display.Moment(clock.GetUtcNow()), Say("List." + list), Display.Count(rows)]);

    // What has no text is shown as it is: a code tells more than nothing.
    private string Say(string name) => name.Split('.', 3) switch
    {
        ["FactKind", var kind] when Enum.TryParse<FactKind>(kind, out var known) => _facts.Kind(known),
        ["FactAnswer", var kind, var value] when Enum.TryParse<FactKind>(kind, out var known) => _facts.Answer(known, value),
        ["FactSource", var source] when Enum.TryParse<FactSource>(source, out var known) => _facts.Source(known),
        _ => FromBooks(name),
    };

    private string FromBooks(string name) =>
        _books.Select(book => book[name]).FirstOrDefault(text => !text.ResourceNotFound)?.Value ?? name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..];
}
