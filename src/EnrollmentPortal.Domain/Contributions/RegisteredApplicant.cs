using System.Collections.Immutable;
using System.Globalization;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.Covers;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Domain.Contributions;

/// <summary>A registered person as a plan's rules see them: the one way from the register to a price.</summary>
/// <remarks>What was recorded goes before what the register derives, and that before what the plan takes for granted. Whatever is left is open.
/// What a person decided for the year counts where the plan leaves it to a person.</remarks>
public static class RegisteredApplicant
{
    /// <param name="plan">The plan of the place where the person lives, of the year to enrol for.</param>
    /// <param name="person">With identities, facts and past cover.</param>
    /// <param name="today">The business date: only what counts on it is seen.</param>
    public static Applicant Of(Plan plan, Person person, DateOnly today) => Of(plan, Registered.Of(person, plan.CoverageYear, today), today);

    /// <summary>The same with the answers that stood when they enrolled: what was said since is left out, and nothing else.</summary>
    public static Applicant WhenPaid(Plan plan, Person person, Enrollment enrollment, DateOnly today) =>
        Of(plan, Registered.Of(person, person.Facts.Before(enrollment.Id), plan.CoverageYear, today), today);

    /// <summary>The same of people who are read without their rows.</summary>
    public static Applicant Of(Plan plan, Registered person, DateOnly today)
    {
        var presumed = plan.PresumedAt(Age.On(person.BornOn, today));
        var reading = new Reading(plan.CoverageYear, presumed.Known, presumed.Open);
        reading.Derive(person);
        foreach (var fact in person.Facts.Where(fact => fact.Kind.IsCircumstance()))
        {
            reading.Take(fact);
        }

        return new Applicant
        {
            BornOn = person.BornOn,
            Identities = person.Identities,
            Circumstances = reading.Known,
            Open = reading.Open,
            Decision = person.Decision,
        };
    }

    /// <summary>What a birth date decides: people alike in this and in all else that is registered have one price.</summary>
    public static (Presumed Presumed, DateOnly? Newborn) AgeClass(Plan plan, DateOnly bornOn, DateOnly today) =>
        (plan.PresumedAt(Age.On(bornOn, today)), IsNewborn(bornOn, plan.CoverageYear) ? bornOn : null);

    private static bool IsNewborn(DateOnly bornOn, int coverageYear) => bornOn.Year >= coverageYear - 1;

    private struct Reading(int coverageYear, Circumstances known, ImmutableArray<OpenFact> open)
    {
        public Circumstances Known { get; private set; } = known;

        public ImmutableArray<OpenFact> Open { get; private set; } = open;

        public void Derive(Registered person)
        {
            var residence = Vocabulary<Residence>.TryParse(person.Residence, out var ground) ? ground : Residence.None;
            Know(FactKind.Residence, Known with { Residence = residence });
            DeriveCover(person);
            if (IsNewborn(person.BornOn, coverageYear))
            {
                // A child who was covered the year before enrols again like everybody.
                Know(FactKind.Event, Known with { Event = Known.Renewal == true ? null : new LifeEvent(LifeEventKind.Newborn, person.BornOn) });
            }
            else if (person.Event is { } happened && happened.On.Year >= coverageYear - 1)
            {
                Know(FactKind.Event, Known with { Event = happened });
            }
        }

        public void Take(FactAnswer fact)
        {
            if (FactAnswers.Of(fact.Kind) is [var first, ..] && (fact.Value == FactKinds.Unstated || fact.Value == first))
            {
                // The first answer of every kind stands for "could not say", "no event", "no student". "None" is not always the first:
                // without any tie to the place is not the same as nothing said about residence.
                Know(fact.Kind, FactAnswers.With(Known, fact.Kind, bit: 0, coverageYear));
                return;
            }

            var reader = new CircumstancesReader(Known);
            var error = reader.Read(fact.Kind.KeyOf(), fact.Value)
                ?? (fact.HappenedOn is { } day ? reader.Read("event_on", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null);
            if (error is not null || reader.Finish() is not { IsError: false } known)
            {
                throw new InvalidOperationException($"The register holds an answer to {fact.Kind} that the vocabulary does not know.");
            }

            Know(fact.Kind, known.Value);
        }

        // A year that is not known is never counted over: the question stays open, from the years that are known to be left out on.
        private void DeriveCover(Registered person)
        {
            var before = person.History.Of(coverageYear - 1, person.BornOn);
            if (before != CoverState.Unknown)
            {
                Know(FactKind.Renewal, Known with { Renewal = before == CoverState.Covered });
            }

            if (person.History.ContinuousYears(coverageYear, person.BornOn) is { } continuous)
            {
                Know(FactKind.ContinuousYears, Known with { ContinuousYears = continuous });
            }

            if (person.History.InterruptedYears(coverageYear, person.BornOn) is { } interrupted)
            {
                Know(FactKind.InterruptedYears, Known with { InterruptedYears = interrupted });
            }
            else if (person.History.AtLeastInterrupted(coverageYear, person.BornOn) is > 0 and var least)
            {
                AtLeast(least);
            }
        }

        // A person who never was covered has left nothing out, however long that was.
        private void AtLeast(int years)
        {
            for (var index = 0; index < Open.Length; index++)
            {
                if (Open[index].Kind == FactKind.InterruptedYears)
                {
                    Open = Open.SetItem(index, Open[index] with { Possible = Open[index].Possible & FactAnswers.NoneOrAtLeast(years) });
                    return;
                }
            }
        }

        private void Know(FactKind kind, Circumstances known)
        {
            Known = known;
            for (var index = 0; index < Open.Length; index++)
            {
                if (Open[index].Kind == kind)
                {
                    Open = Open.RemoveAt(index);
                    return;
                }
            }
        }
    }
}
