using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Exports;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace EnrollmentPortal.Application.Tests.Exports;

/// <summary>Takes a list away and reads the file.</summary>
internal static class AnExport
{
    /// <summary>Texts are their own names.</summary>
    public static readonly ExportLanguage Words = new("名单", name => name, error => error.Code, rows => $"共 {rows} 行");

    public static async Task<Error?> RefusalAsync(TestPortal portal, ListRequest request, Actor actor) =>
        (await portal.UseCase<ExportList>().ExecuteAsync(new ExportListCommand(request, TableFormat.Csv, null, Words), actor, CancellationToken.None)).Error;

    /// <summary>The whole file, header and last line too.</summary>
    public static async Task<IReadOnlyList<TableRow>> FileAsync(TestPortal portal, ExportListCommand command, Actor actor)
    {
        var exported = await portal.UseCase<ExportList>().ExecuteAsync(command, actor, CancellationToken.None);
        var file = portal.Services.GetRequiredService<FileStore>().Find(exported.Value.FileId, actor.UserId);
        using var table = TableFile.Open(file!.Path, CancellationToken.None).Value;
        return [.. table.Rows()];
    }

    /// <summary>The rows between the header and the last line, which counts them.</summary>
    public static async Task<IReadOnlyList<TableRow>> RowsAsync(TestPortal portal, ListRequest request, Actor actor)
    {
        var rows = await FileAsync(portal, new ExportListCommand(request, TableFormat.Csv, null, Words), actor);
        Assert.Equal($"共 {rows.Count - 2} 行", rows[^1][0]);
        return [.. rows.Skip(1).SkipLast(1)];
    }
}
