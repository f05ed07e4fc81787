using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Households.IdNumbers;

/// <summary>An ID number that a person once had here: corrected, or brought along by a merged record. It still finds the person.</summary>
public sealed class EarlierIdNumber : ITenantOwned
{
    private EarlierIdNumber()
    {
    }

    /// <param name="id">UUID version 7.</param>
    /// <param name="person">The person, who has another number now.</param>
    /// <param name="number">The number that no longer holds.</param>
    /// <param name="replacedOn">Business date.</param>
    /// <param name="reason">Why, as the clerk wrote it.</param>
    public EarlierIdNumber(Guid id, Person person, ProtectedIdNumber number, DateOnly replacedOn, string reason)
    {
        (TenantId, Id, PersonId, OrgCode) = (person.TenantId, id, person.Id, person.OrgCode);
        (IdNumberHash, IdNumberCipher, IdNumberMasked) = (number.Hash, number.Cipher, number.Masked);
        (ReplacedOn, Reason) = (replacedOn, reason);
    }

    public int TenantId { get; private init; }

    public Guid Id { get; private init; }

    public Guid PersonId { get; private set; }

    public OrgCode OrgCode { get; private set; }

    public byte[] IdNumberHash { get; private init; } = [];

    public byte[] IdNumberCipher { get; private set; } = [];

    public string IdNumberMasked { get; private init; } = string.Empty;

    public DateOnly ReplacedOn { get; private init; }

    public string Reason { get; private init; } = string.Empty;
}
