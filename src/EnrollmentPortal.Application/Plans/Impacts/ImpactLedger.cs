using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Plans.Impacts;

/// <summary>Adds up people, village by village, each class of them assessed once.</summary>
internal sealed class ImpactLedger(DraftComparison comparison, ImpactDays days)
{
    private readonly Dictionary<PlanPair, Dictionary<ImpactKey, ImpactClass>> _classes = [];
    private readonly List<ImpactClass> _listed = [];
    private readonly List<ImpactVillage> _villages = [];
    private ImpactVillage? _village;
    private PlanPair? _pair;
    private Dictionary<ImpactKey, ImpactClass> _here = [];

    /// <summary>In the order in which they were met.</summary>
    public IReadOnlyList<ImpactVillage> Villages => _villages;

    /// <summary>Classes with a number, in its order.</summary>
    public IReadOnlyList<ImpactClass> Listed => _listed;

    /// <summary>A person; those of one village come one after the other.</summary>
    public void Add(ImpactPerson person)
    {
        var village = VillageOf(person.Village);
        if (person.Paid)
        {
            village.Paid++;
        }
        else if (person.Exempt)
        {
            village.Exempt++;
        }
        else
        {
            village.Add(person.Id, ClassOf(person));
        }
    }

    public ImpactSummary Summary(double seconds) => new(
        _villages.Aggregate(ImpactFigures.None, (sum, village) => sum.With(village.Figures)),
        Shares(outcome => outcome.Funder),
        Shares(outcome => outcome.Category),
        seconds);

    private ImpactVillage VillageOf(string code)
    {
        // The reader gives every village's code as one text.
        if (!ReferenceEquals(_village?.Code, code))
        {
            _village = new ImpactVillage(code);
            _villages.Add(_village);
            _pair = comparison.For(OrgCode.Parse(code));
            _here = _classes.TryGetValue(_pair, out var known) ? known : _classes[_pair] = [];
        }

        return _village;
    }

    private ImpactClass ClassOf(ImpactPerson person)
    {
        var key = ImpactKey.Of(person, _pair!, days);
        if (!_here.TryGetValue(key, out var found))
        {
            found = new ImpactClass(person, _pair!, days);
            _here.Add(key, found);
            if (found.IsListed)
            {
                found.Number = _listed.Count;
                _listed.Add(found);
            }
        }

        found.People++;
        return found;
    }

    // Only those whose every amount is known: the same people that the sums count.
    private List<ImpactShare> Shares(Func<ImpactOutcome, string?> nameOf)
    {
        var shares = new Dictionary<(bool Known, string Name), ImpactShare>();
        foreach (var known in _classes.Values.SelectMany(here => here.Values))
        {
            Share(shares, nameOf, known.Before, (share, people) => share with
            {
                PeopleBefore = share.PeopleBefore + people,
                SubsidyBefore = share.SubsidyBefore + ImpactSide.Times(known.Before.Subsidy, people),
                SelfPayBefore = share.SelfPayBefore + ImpactSide.Times(known.Before.SelfPay, people),
            }, known.People);
            Share(shares, nameOf, known.After, (share, people) => share with
            {
                PeopleAfter = share.PeopleAfter + people,
                SubsidyAfter = share.SubsidyAfter + ImpactSide.Times(known.After.Subsidy, people),
                SelfPayAfter = share.SelfPayAfter + ImpactSide.Times(known.After.SelfPay, people),
            }, known.People);
        }

        return [.. shares.Values.OrderBy(share => share.Name is null).ThenByDescending(share => Math.Max(share.SubsidyBefore.Fen, share.SubsidyAfter.Fen)).ThenBy(share => share.Name, StringComparer.Ordinal)];
    }

    private static void Share(
        Dictionary<(bool Known, string Name), ImpactShare> shares, Func<ImpactOutcome, string?> nameOf, ImpactOutcome outcome, Func<ImpactShare, int, ImpactShare> add, int people)
    {
        if (outcome.Due is null)
        {
            return;
        }

        var name = outcome.Subsidy is { IsZero: false } ? nameOf(outcome) : null;
        var key = (outcome.Subsidy is { IsZero: false }, name ?? string.Empty);
        shares[key] = add(shares.GetValueOrDefault(key, new ImpactShare(name, 0, 0, Money.Zero, Money.Zero, Money.Zero, Money.Zero)), people);
    }
}

/// <summary>A village while its people are added up.</summary>
internal sealed class ImpactVillage(string code)
{
    private readonly Dictionary<ImpactClass, int> _counts = [];

    public string Code => code;

    public int Paid { get; set; }

    public int Exempt { get; set; }

    /// <summary>The people for which the draft changes something, in the order in which they came.</summary>
    public List<Guid> People { get; } = [];

    /// <summary>Their classes' numbers.</summary>
    public List<int> Classes { get; } = [];

    public ImpactFigures Figures
    {
        get
        {
            var kinds = new Dictionary<ImpactKind, int>();
            var (before, after) = (ImpactSide.None, ImpactSide.None);
            foreach (var (known, people) in _counts)
            {
                kinds[known.Kind] = kinds.GetValueOrDefault(known.Kind) + people;
                (before, after) = (before.With(known.Before, people), after.With(known.After, people));
            }

            return new ImpactFigures(_counts.Values.Sum() + Paid + Exempt, Paid, Exempt, kinds, before, after);
        }
    }

    public void Add(Guid person, ImpactClass known)
    {
        _counts[known] = _counts.GetValueOrDefault(known) + 1;
        if (known.IsListed)
        {
            People.Add(person);
            Classes.Add(known.Number);
        }
    }
}
