using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry.IdNumbers;
using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Households.Duplicates;

/// <summary>Why two records look like one person, the strongest first.</summary>
public enum DuplicateSign
{
    /// <summary>The current number of one is an earlier number of the other.</summary>
    SameNumber,

    /// <summary>Same or same-sounding name, and the numbers differ in one digit beside the check character.</summary>
    NumberOneDigitOff,

    /// <summary>Same name, birth date and village.</summary>
    SameNameBirthAndVillage,

    /// <summary>Names that sound the same, same birth date and village.</summary>
    SoundsAlike,

    /// <summary>Same name and birth date in two villages.</summary>
    SameNameAndBirth,
}

/// <summary>One of the two records.</summary>
public sealed record SuspectedRecord(
    Guid PersonId, string Name, DateOnly BornOn, string MaskedIdNumber, Guid HouseholdId, string HouseholdNumber, string HeadName, string Village, bool Enrolled);

/// <summary>Two records that look like one person.</summary>
public sealed record SuspectedPair(DuplicateSign Sign, SuspectedRecord First, SuspectedRecord Second);

/// <summary>The suspected duplicates of the actor's scope.</summary>
/// <param name="HasMore">There are more than are shown; they appear as these are decided.</param>
public sealed record SuspectedDuplicates(IReadOnlyList<SuspectedPair> Pairs, bool HasMore);

/// <summary>疑似重复: pairs of records that look like one person and about which nobody has decided.</summary>
/// <remarks>
/// Two valid numbers never differ in the one check character alone: it gives every slip of a single digit away. So "one digit off" means
/// one of the other seventeen. Numbers are encrypted; which pairs come into question is told by what is stored in the clear (sound of
/// the name, birth date, the shown ends of the number), and only those few are decrypted, inside the program, to be compared.
/// </remarks>
public sealed class ListDuplicates(Database database, IdNumberVault vault) : IUseCase
{
    /// <summary>Pairs that are shown at a time.</summary>
    public const int Limit = 100;

    public static Grant Requires => Grant.MergeRecords;

    /// <returns>The first pairs, and whether there are more; no refusal.</returns>
    public async Task<Result<SuspectedDuplicates>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        return await FindAsync(work, Limit, cancellationToken);
    }

    /// <summary>The pairs of the scope; the caller has the grant.</summary>
    internal async Task<SuspectedDuplicates> FindAsync(UnitOfWork work, int limit, CancellationToken cancellationToken)
    {
        var candidates = await DuplicateQueries.CandidatesAsync(work, limit + 1, cancellationToken);
        var records = await DuplicateQueries.RecordsAsync(work, candidates, cancellationToken);
        var pairs = candidates.Take(limit)
            .Where(pair => records.ContainsKey(pair.First) && records.ContainsKey(pair.Second))
            .Select(pair => (Sign: SignOf(work.TenantId, pair, records[pair.First], records[pair.Second]), records[pair.First], records[pair.Second]))
            .Where(pair => pair.Sign is not null)
            .Select(pair => new SuspectedPair(pair.Sign!.Value, pair.Item2.Shown, pair.Item3.Shown))
            .OrderBy(pair => pair.Sign).ThenBy(pair => pair.First.Name, StringComparer.Ordinal)
            .ToList();
        return new SuspectedDuplicates(pairs, candidates.Count > limit);
    }

    private DuplicateSign? SignOf(int tenantId, Candidate pair, CandidateRecord first, CandidateRecord second)
    {
        if (pair.Sign == nameof(DuplicateSign.SameNumber))
        {
            return DuplicateSign.SameNumber;
        }

        var oneOff = IsOneDigitOff(vault.Reveal(tenantId, first.Cipher), vault.Reveal(tenantId, second.Cipher));
        return oneOff ? DuplicateSign.NumberOneDigitOff : Enum.Parse<DuplicateSign>(pair.Sign) switch
        {
            // The shown ends agreed and the middle does not: two people.
            DuplicateSign.NumberOneDigitOff => null,
            var sign => sign,
        };
    }

    private static bool IsOneDigitOff(string first, string second) =>
        first.Length == IdNumber.Length && second.Length == IdNumber.Length
        && first.Take(IdNumber.Length - 1).Zip(second.Take(IdNumber.Length - 1)).Count(pair => pair.First != pair.Second) == 1;
}
