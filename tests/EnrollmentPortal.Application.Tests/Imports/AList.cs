using System.Text;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Imports.Apply;
using EnrollmentPortal.Application.Imports.Check;
using EnrollmentPortal.Application.Imports.Review;
using EnrollmentPortal.Application.Imports.Upload;
using EnrollmentPortal.Application.Jobs;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnrollmentPortal.Application.Tests.Imports;

/// <summary>A list of people as an office sends it, and the way through the import.</summary>
internal sealed class AList(TestPortal portal, Actor actor)
{
    public const string Header = "序号,姓名,身份证号,性别,出生日期,户号,与户主关系,村(社区),联系电话,家庭住址";

    private readonly List<string> _rows = [];

    /// <summary>A row as it should be; what is given replaces a cell.</summary>
    public AList With(string name, string number, string household, string relation = "户主", string village = "单位001", string phone = "", string? sex = null, string? born = null)
    {
        var digits = number.Length == 18 && number.All(char.IsAsciiLetterOrDigit);
        sex ??= digits ? (number[16] - '0') % 2 == 1 ? "男" : "女" : "男";
        born ??= digits ? $"{number[6..10]}-{number[10..12]}-{number[12..14]}" : "1980-05-01";
        return WithLine($"{_rows.Count + 1},{name},{number},{sex},{born},{household},{relation},{village},{phone},{village}1组{_rows.Count + 1}号");
    }

    public AList WithLine(string line)
    {
        _rows.Add(line);
        return this;
    }

    public string Text => string.Join('\n', _rows.Prepend(Header)) + "\n";

    public static string Number(int year = 1980, Sex sex = Sex.Male) =>
        TestCounty.NextNumber(TestMember.Head("x") with { Sex = sex, BornOn = new DateOnly(year, 5, 1) }).Reveal();

    public async Task<Guid> UploadAsync() => await UploadAsync(Encoding.UTF8.GetBytes(Text));

    public async Task<Guid> UploadAsync(byte[] bytes)
    {
        using var file = new MemoryStream(bytes);
        var uploaded = await portal.UseCase<UploadImport>().ExecuteAsync(new PopulationUpload(file, "名单.csv"), actor, CancellationToken.None);
        return uploaded.Value;
    }

    /// <summary>Uploads and checks.</summary>
    public async Task<ImportView> CheckAsync(params ImportField[] overwrites) => await CheckAsync(await UploadAsync(), overwrites);

    public async Task<ImportView> CheckAsync(Guid import, params ImportField[] overwrites)
    {
        var opened = await OpenAsync(import);
        var choice = new ImportChoice(opened.Mapping, overwrites.Length == 0 ? [ImportField.Relation, ImportField.EthnicGroup, ImportField.Phone] : overwrites);
        Assert.Null((await portal.UseCase<CheckImport>().ExecuteAsync(import, choice, actor, CancellationToken.None)).Error);
        await RunJobsAsync();
        return await OpenAsync(import);
    }

    public async Task<ImportView> ApplyAsync(Guid import)
    {
        Assert.Null((await portal.UseCase<ApplyImport>().ExecuteAsync(import, actor, CancellationToken.None)).Error);
        await RunJobsAsync();
        return await OpenAsync(import);
    }

    public async Task<ImportView> OpenAsync(Guid import) => (await portal.UseCase<OpenImport>().ExecuteAsync(import, actor, CancellationToken.None)).Value;

    /// <summary>The outcome of every row, in the order of the file.</summary>
    public async Task<IReadOnlyList<ImportOutcome>> OutcomesAsync(Guid import)
    {
        await using var work = await portal.Database.BeginAsync(actor.Scope, CancellationToken.None);
        return await work.ImportRows.Where(row => row.ImportId == import).OrderBy(row => row.RowNumber).Select(row => row.Outcome).ToListAsync();
    }

    public async Task<IReadOnlyList<ImportedRow>> RowsAsync(Guid import, ImportOutcome outcome) =>
        (await portal.UseCase<ReadImportRows>().ExecuteAsync(new ImportRowQuery(import, outcome), actor, CancellationToken.None)).Value.Rows;

    /// <summary>The first reason of every row of the outcome.</summary>
    public async Task<IReadOnlyList<string>> ReasonsAsync(Guid import, ImportOutcome outcome) =>
        [.. (await RowsAsync(import, outcome)).Select(row => row.Reasons[0].Code)];

    /// <summary>The error file's rows, without the header.</summary>
    public async Task<IReadOnlyList<TableRow>> ErrorsAsync(Guid import)
    {
        using var file = TableFile.Open(new MemoryStream(await ErrorFileAsync(import)), CancellationToken.None).Value;
        return [.. file.Rows().Skip(1)];
    }

    /// <summary>The error file as it is downloaded.</summary>
    public async Task<byte[]> ErrorFileAsync(Guid import)
    {
        var words = new ImportErrorLanguage("原因", "-问题", error => error.ToString());
        var id = (await portal.UseCase<WriteImportErrors>().ExecuteAsync(import, words, actor, CancellationToken.None)).Value;
        return await File.ReadAllBytesAsync(portal.Services.GetRequiredService<FileStore>().Find(id, actor.UserId)!.Path);
    }

    public async Task RunJobsAsync()
    {
        var runner = portal.Services.GetRequiredService<JobRunner>();
        while (await runner.RunNextAsync(CancellationToken.None))
        {
            // The next one.
        }
    }
}
