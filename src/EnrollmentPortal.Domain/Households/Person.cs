using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households.Contact;
using EnrollmentPortal.Domain.Households.Covers;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Reviews;

namespace EnrollmentPortal.Domain.Households;

/// <summary>A registered person.</summary>
public sealed class Person : ITenantOwned
{
    private readonly List<PersonIdentity> _identities = [];
    private readonly List<PastCover> _covers = [];

    private Person()
    {
    }

    /// <param name="id">UUID version 7.</param>
    /// <param name="household">The household that the person joins.</param>
    /// <param name="particulars">What the identity document says.</param>
    /// <param name="protectedNumber">The ID number as it is stored.</param>
    /// <param name="registeredOn">The business date of registration.</param>
    public Person(Guid id, Household household, Particulars particulars, ProtectedIdNumber protectedNumber, DateOnly registeredOn)
    {
        (TenantId, Id, HouseholdId, OrgCode) = (household.TenantId, id, household.Id, household.OrgCode);
        Relation = particulars.Relation;
        (Sex, BornOn, EthnicGroup) = (particulars.Sex, particulars.BornOn, particulars.EthnicGroup);
        Rename(particulars.Name, particulars.NameInitials, particulars.NamePinyin);
        Call(particulars.Phone);
        Store(protectedNumber);
        (Residence, RegisteredOn, FactRows, ReviewRows) = (particulars.Residence, registeredOn, new List<PersonFact>(), new List<ReviewCase>());
    }

    public int TenantId { get; private init; }

    public Guid Id { get; private init; }

    public Guid HouseholdId { get; private set; }

    public OrgCode OrgCode { get; private set; }

    public string Name { get; private set; } = string.Empty;

    /// <summary>First letters of the name's pinyin, lower case: 欧阳娜娜 is <c>oynn</c>.</summary>
    public string NameInitials { get; private set; } = string.Empty;

    /// <summary>The name's whole pinyin without gaps: 欧阳娜娜 is <c>ouyangnana</c>.</summary>
    public string NamePinyin { get; private set; } = string.Empty;

    public Relation Relation { get; private set; }

    public Sex Sex { get; private set; }

    public DateOnly BornOn { get; private set; }

    public string EthnicGroup { get; private set; } = string.Empty;

    /// <summary>Keyed hash of the ID number, for look-up.</summary>
    public byte[] IdNumberHash { get; private set; } = [];

    public byte[] IdNumberCipher { get; private set; } = [];

    public string IdNumberMasked { get; private set; } = string.Empty;

    public string? Phone { get; private set; }

    /// <summary>The digits backwards, for the search by tail; the database makes it of <see cref="Phone"/>.</summary>
    public string? PhoneReversed { get; private init; }

    /// <summary>The ground on which the person may enrol here, in the plan's vocabulary.</summary>
    public string Residence { get; private set; } = "local-hukou";

    /// <summary>Why the person need not enrol here; null for people who should.</summary>
    public Exemption? Exemption { get; private set; }

    /// <summary>The exemption that ended last; a release or a discharge opens a window of its own in some plans.</summary>
    public EndedExemption? LastExemption { get; private set; }

    public DateOnly RegisteredOn { get; private set; }

    /// <summary>The list with which the person came onto the books; null where a user registered them.</summary>
    public Guid? ImportId { get; private set; }

    /// <summary>Every identity ever certified; <see cref="PersonIdentity.IsCurrentOn"/> tells which count.</summary>
    public IReadOnlyList<PersonIdentity> Identities => _identities;

    /// <summary>Everything that was recorded about the person.</summary>
    /// <exception cref="InvalidOperationException">The person was read without it; nobody may be priced so.</exception>
    public PersonFacts Facts => FactRows is null
        ? throw new InvalidOperationException($"The facts of the person {Id} were not read.")
        : new PersonFacts(FactRows);

    /// <summary>The rows behind <see cref="Facts"/>; null while they were not read.</summary>
    public IReadOnlyCollection<PersonFact>? FactRows { get; private init; }

    /// <summary>Every case in which the plan left the person to a person.</summary>
    /// <exception cref="InvalidOperationException">The person was read without them; nobody may be priced so.</exception>
    public PersonReviews Reviews => new(ReviewRows ?? throw new InvalidOperationException($"The review cases of the person {Id} were not read."));

    /// <summary>The rows behind <see cref="Reviews"/>; null while they were not read.</summary>
    public IReadOnlyCollection<ReviewCase>? ReviewRows { get; private init; }

    /// <summary>A department's certificate for a subsidy category.</summary>
    public void Certify(PersonIdentity identity) => _identities.Add(identity);

    /// <summary>Cover of earlier years, as far as it is known. Read together with the identities to price the person.</summary>
    public IReadOnlyList<PastCover> Covers => _covers;

    /// <summary>The same, to be counted back through.</summary>
    public CoverHistory History => new(_covers);

    /// <summary>What is known of the cover of an earlier year.</summary>
    public void Remember(PastCover cover) => _covers.Add(cover);

    /// <summary>The tier of the person's cover here in an earlier year; null for a person who was not covered, and where nobody knows.</summary>
    public string? CoverOf(int year) => _covers.Find(cover => cover.CoverageYear == year)?.Tier;

    /// <summary>The person need not enrol here.</summary>
    public void Exempt(ExemptionReason reason, string? note, DateOnly since) => Exempt(new Exemption(reason, since, note));

    /// <summary>The person need not enrol here, with all that is known about it.</summary>
    public void Exempt(Exemption exemption) => Exemption = exemption;

    /// <summary>The exemption no longer holds: the person should enrol here again.</summary>
    /// <param name="on">The first day on which it no longer held; null when it was recorded by mistake and never held.</param>
    public void Return(DateOnly? on)
    {
        if (on is { } ended && Exemption is not null)
        {
            LastExemption = new EndedExemption(Exemption.Reason, ended);
        }

        Exemption = null;
    }

    /// <summary>The person is called so from now on; the spellings are the search's.</summary>
    public void Rename(string name, string initials, string pinyin) => (Name, NameInitials, NamePinyin) = (name, initials, pinyin);

    /// <summary>How to reach the person; null for no telephone.</summary>
    public void Call(string? phone) => Phone = phone;

    /// <summary>What the person is to the head of the household.</summary>
    public void Relate(Relation relation) => Relation = relation;

    /// <summary>The person belongs to another household from now on, perhaps of another village. Identities are moved by themselves.</summary>
    public void MoveTo(Household household, Relation relation) =>
        (HouseholdId, OrgCode, Relation) = (household.Id, household.OrgCode, relation);

    /// <summary>The household went to another village and took the person along.</summary>
    public void MoveTo(OrgCode village) => OrgCode = village;

    /// <summary>The number, and what it states, were wrong.</summary>
    /// <returns>The number that no longer holds; keep it, so that it still finds the person.</returns>
    public ProtectedIdNumber Correct(ProtectedIdNumber number, DateOnly bornOn, Sex sex)
    {
        var earlier = new ProtectedIdNumber(IdNumberHash, IdNumberCipher, IdNumberMasked);
        Store(number);
        (BornOn, Sex) = (bornOn, sex);
        return earlier;
    }

    /// <summary>Takes what was chosen from another record of the same person.</summary>
    public void TakeFrom(Person other, bool phone, bool ethnicGroup, bool residence)
    {
        Call(phone ? other.Phone : Phone ?? other.Phone);
        EthnicGroup = ethnicGroup ? other.EthnicGroup : EthnicGroup;
        Residence = residence ? other.Residence : Residence;
    }

    /// <summary>The same number under another key.</summary>
    public void Reencrypt(byte[] cipher) => IdNumberCipher = cipher;

    private void Store(ProtectedIdNumber number) =>
        (IdNumberHash, IdNumberCipher, IdNumberMasked) = (number.Hash, number.Cipher, number.Masked);
}

/// <summary>What a person's identity document says.</summary>
/// <param name="NameInitials">First letters of the name's pinyin.</param>
/// <param name="EthnicGroup">The printed name, such as 土家族.</param>
/// <param name="Residence">The ground on which the person may enrol here, in the plan's vocabulary.</param>
/// <param name="NamePinyin">The name's whole pinyin without gaps.</param>
public sealed record Particulars(
    string Name,
    string NameInitials,
    Relation Relation,
    Sex Sex,
    DateOnly BornOn,
    string EthnicGroup,
    string? Phone,
    string Residence = "local-hukou",
    string NamePinyin = "");

/// <summary>An ID number as it is stored: keyed hash, cipher text, and the form that may be shown.</summary>
public sealed record ProtectedIdNumber(byte[] Hash, byte[] Cipher, string Masked);
