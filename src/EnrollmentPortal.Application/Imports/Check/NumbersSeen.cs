using System.Buffers.Binary;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Imports;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Imports.Check;

/// <summary>The ID numbers of a file by their hashes, to find a number that stands in it twice.</summary>
/// <remarks>Sixteen bytes of the hash: a million rows take some 50 MB, and two numbers that agree in them do not occur.</remarks>
internal sealed class NumbersSeen
{
    private readonly Dictionary<UInt128, (int Row, int Content)> _rows = [];

    /// <summary>What was staged before the process ended.</summary>
    public static async Task<NumbersSeen> RestoreAsync(UnitOfWork work, Guid import, CancellationToken cancellationToken)
    {
        var seen = new NumbersSeen();
        var rows = work.ImportRows.AsNoTracking()
            .Where(row => row.ImportId == import && row.IdNumberHash != null && row.Outcome != ImportOutcome.Faulty)
            .Select(row => new { row.RowNumber, row.IdNumberHash, row.Name, row.VillageCode, row.HouseholdNumber, row.Tier })
            .AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            seen._rows[Key(row.IdNumberHash!)] = (row.RowNumber, HashCode.Combine(row.Name, row.VillageCode, row.HouseholdNumber, row.Tier));
        }

        return seen;
    }

    /// <summary>Looks for the row's number among earlier rows, and remembers it. Rows that are faulty already do not count.</summary>
    /// <returns>The earlier row when it says something else, and is therefore faulty, too.</returns>
    public int? Check(StagedRow row)
    {
        if (row.IdNumber is null || row.Faults.Count > 0)
        {
            return null;
        }

        var (key, content) = (Key(row.IdNumber.Hash), HashCode.Combine(row.Name, row.Village?.Value, row.Household, row.Tier));
        if (_rows.TryAdd(key, (row.Number, content)))
        {
            return null;
        }

        var earlier = _rows[key];
        var agrees = earlier.Content == content;
        row.Faults.Add(agrees ? ImportErrors.Repeated(earlier.Row) : ImportErrors.Contradicts(earlier.Row));
        return agrees ? null : earlier.Row;
    }

    private static UInt128 Key(byte[] hash) => BinaryPrimitives.ReadUInt128LittleEndian(hash);
}
