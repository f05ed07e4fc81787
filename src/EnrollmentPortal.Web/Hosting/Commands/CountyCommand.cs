using System.Globalization;
using EnrollmentPortal.Application.Platform;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Web.Hosting.Commands;

/// <summary><c>portal admin county</c>: a real county with its townships and villages.</summary>
internal static class CountyCommand
{
    public static async Task<int> RunAsync(IServiceProvider services, AdminOptions options, TextWriter output)
    {
        var code = Code(options.Values["code"]);
        var units = options.Values.TryGetValue("units", out var file) ? Read(services, file) : [];
        var made = await services.GetRequiredService<CreateCounty>().ExecuteAsync(new NewCounty(code, options.Values["name"], units), CancellationToken.None);
        if (made.Error is { } refusal)
        {
            throw AdminCommand.Refusal(services, refusal);
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{code} {options.Values["name"]}: {made.Value} units on the books"));
        return 0;
    }

    // Two columns, code and name; a header is a row without a code.
    private static List<(OrgCode Code, string Name)> Read(IServiceProvider services, string file)
    {
        if (!File.Exists(file))
        {
            throw new CommandLineException($"there is no file {file}");
        }

        var opened = TableFile.Open(file, CancellationToken.None);
        if (opened.IsError)
        {
            throw AdminCommand.Refusal(services, opened.Error);
        }

        using var table = opened.Value;
        var rows = Rows(services, table);
        var first = rows.Count > 0 && !char.IsAsciiDigit(rows[0][0].Trim()[0]) ? 1 : 0;
        return [.. rows.Skip(first).Select(row => (Code(row[0].Trim()), row[1].Trim()))];
    }

    private static List<TableRow> Rows(IServiceProvider services, TableFile table)
    {
        try
        {
            return [.. table.Rows().Where(row => row[0].Trim().Length > 0)];
        }
        catch (TableFileException unreadable)
        {
            throw AdminCommand.Refusal(services, unreadable.Error);
        }
    }

    private static OrgCode Code(string text) =>
        OrgCode.TryParse(text, out var code) ? code : throw new CommandLineException($"'{text}' is no code of 6, 9, 12 or 15 digits");
}
