using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry.Facts;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Exports;

/// <summary>办理情形: every recorded answer about the people of a unit, with its evidence. A cadre's file has neither hardship nor prison.</summary>
internal sealed class FactsList : IExportedList
{
    public IReadOnlyCollection<ListName> Lists { get; } = [ListName.Facts];

    public IReadOnlyList<string> Columns { get; } =
    [
        "Village", "HouseholdNumber", "Name", "IdNumber", "FactKind", "FactAnswer", "FactDay", "FactFrom", "FactUntil", "FactYear", "FactCounts",
        "FactSource", "FactEvidence", "FactBy", "FactOn",
    ];

    public async Task<Result<IAsyncEnumerable<IReadOnlyList<TableCell>>>> OpenAsync(ListReading reading, CancellationToken cancellationToken)
    {
        var work = reading.Work;
        var campaign = await work.CurrentCampaignAsync(cancellationToken);
        var year = campaign?.CoverageYear ?? work.Today.Year;
        var villages = await work.OrgUnits.AsNoTracking().Where(unit => unit.Level == OrgLevel.Village)
            .ToDictionaryAsync(unit => unit.OrgCode, unit => unit.Name, cancellationToken);
        return Result<IAsyncEnumerable<IReadOnlyList<TableCell>>>.From(
            PeopleAsync(work, reading.Request.Unit, campaign?.Id).SelectMany(rows =>
                Seen(rows, reading.Actor, year, work.Today).Select(fact => Cells(reading, rows[0], villages, fact)).ToAsyncEnumerable()));
    }

    private static IReadOnlyList<FactRow> Seen(IReadOnlyList<Line> person, Actor actor, int year, DateOnly today)
    {
        var facts = new PersonFacts(person.Select(line => line.Fact));
        return FactRows.Of(facts, SeenFacts.HiddenFrom(actor, person[0].Person, facts), year, today, person[0].IsMissing);
    }

    // One person after the other: all answers of a person together show which one counts.
    private static async IAsyncEnumerable<IReadOnlyList<Line>> PeopleAsync(UnitOfWork work, OrgCode unit, Guid? campaign)
    {
        List<Line> person = [];
        await foreach (var line in Lines(work, unit.Value, campaign))
        {
            if (person.Count > 0 && person[0].Person.Id != line.Person.Id)
            {
                yield return person;
                person = [];
            }

            person.Add(line);
        }

        if (person.Count > 0)
        {
            yield return person;
        }
    }

    private static IAsyncEnumerable<Line> Lines(UnitOfWork work, string unit, Guid? campaign) => work.PersonFacts.AsNoTracking()
        .Where(fact => UnitOfWork.StartsWith((string)(object)fact.OrgCode, unit))
        .Join(work.People, fact => fact.PersonId, person => person.Id, (fact, person) => new { fact, person })
        .Join(work.Households, row => row.person.HouseholdId, household => household.Id, (row, household) => new { row.fact, row.person, household.Number })
        .OrderBy(row => row.person.OrgCode).ThenBy(row => row.Number).ThenBy(row => row.person.Id)
        .Select(row => new Line(
            row.fact, row.person, row.Number,
            row.person.Exemption == null && !work.Enrollments.Any(paid => paid.CampaignId == campaign && paid.PersonId == row.person.Id)))
        .AsAsyncEnumerable();

    private static IReadOnlyList<TableCell> Cells(ListReading reading, Line line, Dictionary<OrgCode, string> villages, FactRow fact)
    {
        var (words, person) = (reading.Words, line.Person);
        return
        [
            villages.GetValueOrDefault(person.OrgCode.At(OrgLevel.Village), person.OrgCode.Value), line.HouseholdNumber, person.Name,
            reading.Number(person.IdNumberMasked, person.IdNumberCipher), words.Say("FactKind." + fact.Kind), words.Say($"FactAnswer.{fact.Kind}.{fact.Value}"),
            fact.HappenedOn, (DateOnly?)fact.From, fact.Until, (decimal?)fact.CoverageYear, words.Say("FactCounts." + fact.IsCurrent),
            words.Say("FactSource." + fact.Source), fact.Evidence, fact.RecordedByName, (DateOnly?)fact.RecordedOn,
        ];
    }

    private sealed record Line(PersonFact Fact, Person Person, string HouseholdNumber, bool IsMissing);
}
