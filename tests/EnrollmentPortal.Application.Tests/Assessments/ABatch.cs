using System.Globalization;
using System.Text;
using CsvHelper;
using EnrollmentPortal.Application.Assessments;
using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Tests.Assessments;

/// <summary>A batch file and what the calculator makes of it.</summary>
internal static class ABatch
{
    public const string Header = "case_id,plan,campaign_year,tier,born_on,identities,circumstances,paid_on";

    /// <summary>An ordinary resident of 奉节 inside the window: 350 yuan.</summary>
    public const string GoodRow = "good,500236,2023,一档,,,,2022-11-10";

    public static readonly BatchLanguage Words = new("zh", error => $"<{string.Join('|', error.Arguments)}>");

    public static Task<ABatchResult> OfAsync(params string[] rows) => OfTextAsync(string.Join('\n', [Header, .. rows]) + "\n");

    public static Task<ABatchResult> OfTextAsync(string text, Encoding? encoding = null) =>
        OfBytesAsync([.. (encoding ?? new UTF8Encoding(false)).GetPreamble(), .. (encoding ?? Encoding.UTF8).GetBytes(text)]);

    public static async Task<ABatchResult> OfBytesAsync(byte[] bytes)
    {
        using var output = new MemoryStream();
        var counts = await RunAsync(new MemoryStream(bytes), output);
        return new ABatchResult(counts, output.ToArray());
    }

    public static Task<Result<BatchCounts>> RunAsync(Stream input, Stream output, TableFormat? format = null, BatchSample? sample = null) =>
        new BatchCalculator(PlanLibrary.BuiltIn, Words).RunAsync(input, output, format, sample, TestContext.Current.CancellationToken);

    /// <summary>The rows of a file by column name, read back as another program would.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> RowsOf(byte[] bytes)
    {
        using var csv = new CsvReader(new StreamReader(new MemoryStream(bytes)), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var rows = new List<IReadOnlyDictionary<string, string>>();
        while (csv.Read())
        {
            rows.Add(csv.HeaderRecord!.ToDictionary(name => name, name => csv.GetField(name)!, StringComparer.Ordinal));
        }

        return rows;
    }
}

/// <summary>Counts and the file that was written.</summary>
internal sealed record ABatchResult(Result<BatchCounts> Counts, byte[] Bytes)
{
    public string Text => Encoding.UTF8.GetString(Bytes);

    /// <summary>The rows by column name.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Rows => ABatch.RowsOf(Bytes);
}
