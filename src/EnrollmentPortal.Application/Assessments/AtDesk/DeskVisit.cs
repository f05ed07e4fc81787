using System.Globalization;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.Facts;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Households.Changes;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Assessments.AtDesk;

/// <summary>A person comes to the desk: is registered, shows certificates, says what the row states, and is asked what the row leaves open.</summary>
/// <remarks>Everything goes through the use cases of the pages, so that what the desk then shows is what a clerk would see.</remarks>
public sealed class DeskVisit(RegisterHousehold register, ChangeIdentity certify, RecordFact record, OpenHousehold open)
{
    // So many differ in sequence and sex within one region of the number.
    private const int PerRegion = 500;

    private int _people;

    /// <summary>What the desk shows in the end, or why the register did not take the person.</summary>
    internal async Task<Result<DeskReading>> ComeAsync(DeskCase asked, OrgCode village, CancellationToken cancellationToken)
    {
        var desk = new Desk(village, asked.Plan.CoverageYear);
        var registered = await register.ExecuteAsync(
            new RegisterHouseholdCommand(village, null, string.Empty, string.Empty, null, [NewMember(asked)]), desk.Clerk, cancellationToken);
        if (registered.IsError)
        {
            return registered.Error;
        }

        var household = registered.Value.HouseholdId;
        var member = await ReadAsync(desk, household, cancellationToken);
        if (asked.Identities.Count + asked.Facts.Count > 0)
        {
            if (await ShowAsync(desk, asked, member.PersonId, cancellationToken) is { } refusal)
            {
                return refusal;
            }

            member = await ReadAsync(desk, household, cancellationToken);
        }

        return await AnswerAsync(desk, household, member, cancellationToken);
    }

    private async Task<MemberSheet> ReadAsync(Desk desk, Guid household, CancellationToken cancellationToken) =>
        (await open.ExecuteAsync(household, pendingKey: null, desk.Clerk, cancellationToken)).Value.Members[0];

    private async Task<Error?> ShowAsync(Desk desk, DeskCase asked, Guid person, CancellationToken cancellationToken)
    {
        foreach (var identity in asked.Identities)
        {
            var department = asked.Plan.FindCategory(identity)!.Certifiers is [var first, ..] ? first : DeskCase.Evidence;
            var certificate = new ChangeIdentityCommand(person, identity, Begins: true, asked.Today, department, DeskCase.Evidence);
            if ((await certify.ExecuteAsync(certificate, desk.Clerk, cancellationToken)).Error is { } refusal)
            {
                return refusal;
            }
        }

        foreach (var fact in asked.Facts)
        {
            var said = new RecordFactCommand(person, fact.Kind, fact.Value, fact.HappenedOn, fact.Evidence, ExpectedLatest: null);
            if ((await record.ExecuteAsync(said, desk.Clerk, cancellationToken)).Error is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    // An answer that was given is not asked again, so this ends.
    private async Task<Result<DeskReading>> AnswerAsync(Desk desk, Guid household, MemberSheet member, CancellationToken cancellationToken)
    {
        var questions = new List<MemberQuestion>();
        while (member.Question is { } question)
        {
            questions.Add(question);
            var unstated = new RecordFactCommand(member.PersonId, question.Kind, FactKinds.Unstated, null, DeskCase.Evidence, question.Latest);
            if ((await record.ExecuteAsync(unstated, desk.Clerk, cancellationToken)).Error is { } refusal)
            {
                return refusal;
            }

            member = await ReadAsync(desk, household, cancellationToken);
        }

        return member.Problem is { } problem ? problem : new DeskReading(member, questions);
    }

    private NewMember NewMember(DeskCase asked)
    {
        var (region, sequence) = Math.DivRem(_people++, PerRegion);
        var number = IdNumber.Compose((990000 + region).ToString(CultureInfo.InvariantCulture), asked.BornOn, 2 * sequence);
        return new NewMember(
            string.Create(CultureInfo.InvariantCulture, $"测算{_people}"),
            Relation.Head,
            number.Reveal(),
            number.Sex,
            asked.BornOn,
            EthnicGroup.Han,
            Phone: null,
            asked.Ground,
            asked.Exemption,
            asked.Exemption is null ? null : DeskCase.Evidence);
    }

    private sealed record Desk(OrgCode Village, int CoverageYear)
    {
        public Actor Clerk { get; } = new(Guid.Empty, "portal assess", Role.TownshipClerk, Scope.Of(Village.At(OrgLevel.Township)).InYear(CoverageYear), null, null);
    }
}
