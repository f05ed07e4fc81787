using EnrollmentPortal.Domain.Households;

namespace EnrollmentPortal.Application.Demonstration.People;

/// <summary>Makes up families: who lives together, how old they are, what they are called.</summary>
/// <remarks>Ages are drawn from the head outwards so that parents are at least 18 years older than their children.</remarks>
internal sealed class FamilyGenerator
{
    private const int YoungestParent = 20;
    private const int OldestMother = 44;
    private const int OldestPerson = 101;

    // Births of the weeks before the business date, which the newborn rules are about.
    private const int NewbornDays = 75;

    private readonly DemonstrationTenant _tenant;
    private readonly Dice _dice;
    private readonly NameGenerator _names;
    private readonly List<FamilyMember> _members = [];
    private readonly Lottery<Action> _shapes;

    public FamilyGenerator(DemonstrationTenant tenant, NameGenerator names, Dice dice)
    {
        (_tenant, _names, _dice) = (tenant, names, dice);
        _shapes = new Lottery<Action>(
        [
            (SingleElder, 9), (ElderlyCouple, 11), (YoungCouple, 7), (ParentsWithMinors, 34), (ParentsWithGrownChildren, 12),
            (GrandparentsParentsChildren, 13), (ParentsWithTheirParents, 9), (GrandparentsWithGrandchildren, 3),
            (SingleParent, 4), (SingleAdult, 5), (BrothersAndSisters, 1), (CoupleWithBrother, 2), (CoupleWithWard, 1),
        ]);
    }

    /// <summary>A family of at most so many people, head first. The list is used again by the next call.</summary>
    public IReadOnlyList<FamilyMember> Make(int atMost)
    {
        _members.Clear();
        _shapes.Draw(_dice)();
        // Members stand in the order in which a household can do without them last: cutting the end leaves a household.
        if (_members.Count > atMost)
        {
            _members.RemoveRange(atMost, _members.Count - atMost);
        }

        return _members;
    }

    /// <summary>A student who is entered in the university's collective register alone.</summary>
    public IReadOnlyList<FamilyMember> MakeStudent()
    {
        _members.Clear();
        Add(Relation.Head, AnySex(), _dice.Between(18, 22), _names.Surname(_dice));
        return _members;
    }

    private void SingleElder() => Add(Relation.Head, _dice.Percent(58) ? Sex.Female : Sex.Male, _dice.Between(61, 92), _names.Surname(_dice));

    private void SingleAdult() => Add(Relation.Head, _dice.Percent(70) ? Sex.Male : Sex.Female, _dice.Between(20, 60), _names.Surname(_dice));

    private void ElderlyCouple() => Couple(_dice.Between(60, 86));

    private void YoungCouple() => Couple(_dice.Between(26, 59));

    private void ParentsWithMinors()
    {
        var couple = Couple(_dice.Between(26, 50));
        var children = _dice.Below(100) switch { < 46 => 1, < 92 => 2, _ => 3 };
        Children(children, couple, oldest: 21, grandchildren: false);
    }

    private void ParentsWithGrownChildren()
    {
        var couple = Couple(_dice.Between(46, 62));
        var age = _dice.Between(17, Math.Min(33, couple.YoungerAge - YoungestParent));
        Child(age, couple.Surname, grandchild: false);
        if (_dice.Percent(45) && age > 16)
        {
            Child(age - _dice.Between(1, 6), couple.Surname, grandchild: false);
        }
    }

    private void GrandparentsParentsChildren()
    {
        var elders = Couple(_dice.Between(52, 76));
        var heirAge = _dice.Between(24, Math.Min(48, elders.YoungerAge - YoungestParent));
        var heirIsSon = _dice.Percent(88);
        Child(heirAge, elders.Surname, heirIsSon ? Relation.Son : Relation.Daughter, heirIsSon ? Sex.Male : Sex.Female);
        var marriedIn = _names.Surname(_dice);
        var spouseAge = Math.Max(22, heirAge + (heirIsSon ? -_dice.Between(-1, 4) : _dice.Between(-1, 4)));
        Add(heirIsSon ? Relation.DaughterInLaw : Relation.SonInLaw, heirIsSon ? Sex.Female : Sex.Male, spouseAge, marriedIn);
        var parents = new Parents(heirIsSon ? elders.Surname : marriedIn, heirIsSon ? spouseAge : heirAge, Math.Min(heirAge, spouseAge));
        Children(_dice.Between(1, 2), parents, oldest: 20, grandchildren: true);
    }

    private void ParentsWithTheirParents()
    {
        var headAge = _dice.Between(30, 54);
        var couple = Couple(headAge);
        var parentAge = headAge + _dice.Between(22, 32);
        if (_dice.Percent(60))
        {
            Add(Relation.Parent, Sex.Male, Math.Min(94, parentAge + _dice.Between(0, 4)), couple.Surname);
        }

        if (_members[^1].Relation != Relation.Parent || _dice.Percent(70))
        {
            Add(Relation.Parent, Sex.Female, parentAge, _names.Surname(_dice));
        }

        Children(_dice.Between(1, 2), couple, oldest: 20, grandchildren: false);
        if (_dice.Percent(5) && parentAge <= 76)
        {
            Add(Relation.Grandparent, Sex.Female, Math.Min(OldestPerson, parentAge + _dice.Between(20, 26)), _names.Surname(_dice));
        }
    }

    private void GrandparentsWithGrandchildren()
    {
        var elders = Couple(_dice.Between(55, 74));
        var age = _dice.Between(3, Math.Min(16, elders.YoungerAge - (2 * YoungestParent)));
        Child(age, elders.Surname, grandchild: true, parentless: true);
        if (_dice.Percent(35) && age > 4)
        {
            Child(age - _dice.Between(1, 4), elders.Surname, grandchild: true, parentless: true);
        }
    }

    private void SingleParent()
    {
        var sex = AnySex();
        var age = _dice.Between(28, 50);
        var surname = _names.Surname(_dice);
        Add(Relation.Head, sex, age, surname);
        Children(_dice.Percent(75) ? 1 : 2, new Parents(sex == Sex.Male ? surname : _names.Surname(_dice), age, age), oldest: 20, grandchildren: false);
    }

    private void BrothersAndSisters()
    {
        var age = _dice.Between(19, 34);
        var surname = _names.Surname(_dice);
        Add(Relation.Head, AnySex(), age, surname);
        var younger = Math.Max(3, age - _dice.Between(1, 14));
        Add(Relation.Sibling, AnySex(), younger, surname, parentless: younger < 18);
    }

    private void CoupleWithBrother()
    {
        var headAge = _dice.Between(42, 64);
        var couple = Couple(headAge, headIsMale: true);
        Add(Relation.Sibling, Sex.Male, headAge + _dice.Between(-8, 8), couple.Surname);
        Children(1, couple, oldest: 22, grandchildren: false);
    }

    private void CoupleWithWard()
    {
        Couple(_dice.Between(40, 62));
        Add(Relation.Other, AnySex(), _dice.Between(4, 16), _names.Surname(_dice), parentless: true);
    }

    private Parents Couple(int headAge, bool? headIsMale = null)
    {
        var maleHead = headIsMale ?? _dice.Percent(86);
        var otherAge = Math.Max(22, headAge + (maleHead ? -_dice.Between(-3, 6) : _dice.Between(-3, 6)));
        var (head, other) = (_names.Surname(_dice), _names.Surname(_dice));
        Add(Relation.Head, maleHead ? Sex.Male : Sex.Female, headAge, head);
        Add(Relation.Spouse, maleHead ? Sex.Female : Sex.Male, otherAge, other);
        return new Parents(maleHead ? head : other, maleHead ? otherAge : headAge, Math.Min(headAge, otherAge));
    }

    private void Children(int count, Parents parents, int oldest, bool grandchildren)
    {
        var youngest = Math.Max(0, parents.MotherAge - OldestMother);
        var age = _dice.Between(youngest, Math.Min(oldest, parents.YoungerAge - YoungestParent));
        // One in twenty of the families that can have a baby has one in these weeks.
        var newborn = parents.MotherAge is > YoungestParent and <= OldestMother && (count == 1 || age > 1) && _dice.Percent(5);
        for (var child = 0; child < count && age >= youngest; child++)
        {
            var isNewborn = newborn && child == count - 1;
            Child(isNewborn ? -1 : age, parents.Surname, grandchildren);
            age -= _dice.Between(1, 7);
        }
    }

    private void Child(int age, string surname, bool grandchild, bool parentless = false)
    {
        var sex = _dice.Percent(52) ? Sex.Male : Sex.Female;
        var own = sex == Sex.Male ? Relation.Son : Relation.Daughter;
        Child(age, surname, grandchild ? Relation.Grandchild : own, sex, parentless);
    }

    private void Child(int age, string surname, Relation relation, Sex sex, bool parentless = false)
    {
        var born = age < 0 ? _tenant.BusinessDate.AddDays(-_dice.Between(1, NewbornDays)) : Born(age);
        var sharing = _dice.Percent(40) ? SharedCharacter(relation, sex) : null;
        _members.Add(new FamilyMember(relation, sex, born, NameGenerator.Name(_dice, surname, sex, born.Year, sharing), parentless));
    }

    // The elder brother's or sister's first character, where there is one.
    private char? SharedCharacter(Relation relation, Sex sex)
    {
        var elder = _members.FindLast(member => member.Relation == relation && member.Sex == sex);
        return elder.Name is { Length: 3 } name ? name[1] : null;
    }

    private void Add(Relation relation, Sex sex, int age, string surname, bool parentless = false)
    {
        var born = Born(age);
        _members.Add(new FamilyMember(relation, sex, born, NameGenerator.Name(_dice, surname, sex, born.Year), parentless));
    }

    private DateOnly Born(int age) => _tenant.BusinessDate.AddYears(-age).AddDays(-_dice.Between(1, 364));

    private Sex AnySex() => _dice.Percent(50) ? Sex.Male : Sex.Female;

    /// <summary>What the children's draws need: the surname they take, and the ages that bound theirs.</summary>
    private readonly record struct Parents(string Surname, int MotherAge, int YoungerAge);
}
