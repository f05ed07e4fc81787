using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;

namespace EnrollmentPortal.Application.Registry.Facts;

/// <summary>An answer to write down.</summary>
/// <param name="Before">The answer that it takes the place of; null for the first.</param>
internal sealed record NewFact(Person Person, FactAnswer Answer, FactSpan Span, PersonFact? Before = null, FactSource Source = FactSource.Recorded);

/// <summary>Writes a fact and its line of the audit trail; the caller commits.</summary>
public sealed class FactRecorder(AuditTrail audit, TimeProvider clock)
{
    /// <summary>The line of the trail about an answer that everybody with the household may read.</summary>
    public const string Recorded = "person.fact-recorded";

    /// <summary>The same about an answer, or a correction of one, that is hidden from cadres.</summary>
    public const string RecordedInConfidence = "person.fact-recorded-in-confidence";

    internal PersonFact Record(UnitOfWork work, Actor actor, NewFact entered)
    {
        var (person, answer, before) = (entered.Person, entered.Answer, entered.Before);
        var fact = new PersonFact(
            Guid.CreateVersion7(), person, answer, entered.Span, new FactRecording(entered.Source, actor.UserId, actor.Name, work.Today, clock.GetUtcNow()));
        work.PersonFacts.Add(fact);
        var isHidden = FactKinds.IsHiddenFromCadres(fact.Kind, fact.Value) || (before is not null && FactKinds.IsHiddenFromCadres(before.Kind, before.Value));
        audit.Note(work, actor, new AuditNote(
            isHidden ? RecordedInConfidence : Recorded, "person", person.Id.ToString(), person.OrgCode, before is null ? null : Describe(before), Describe(fact), answer.Evidence is { Length: > 0 } said ? said : null));
        return fact;
    }

    // One word for kind and answer, so that a reader of the line can put it into words.
    private static object Describe(PersonFact fact) => new
    {
        Fact = $"{fact.Kind}={fact.Value}",
        fact.HappenedOn,
        CountsFrom = fact.From,
        CountsUntil = fact.Until,
        fact.CoverageYear,
        fact.Source,
    };
}
