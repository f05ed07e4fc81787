using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Demonstration;
using EnrollmentPortal.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace EnrollmentPortal.Application.Tests.Imports;

/// <summary>Files as other programs write them: LibreOffice Calc, openpyxl and XlsxWriter, text as spreadsheets on Chinese systems save it.</summary>
/// <remarks>Each county has one by LibreOffice and one by another program. In each are a mistyped number, a village that does not exist and a row twice.
/// The openpyxl files have a hidden sheet before the list, two merged titles above the header, real dates and a formula.</remarks>
public sealed class OfficeFilesTests(TestPortal portal) : IClassFixture<TestPortal>
{
    private const int Households = 24;
    private static readonly SemaphoreSlim Arranging = new(1);
    private static bool _isArranged;

    [Theory]
    [InlineData("500236-libreoffice.xlsx", 55)]
    [InlineData("500236-openpyxl.xlsx", 66)]
    [InlineData("130607-libreoffice.xls", 61)]
    [InlineData("130607-xlsxwriter.xlsx", 65)]
    [InlineData("500240-libreoffice.xlsx", 58)]
    [InlineData("500240-gb18030.csv", 67)]
    [InlineData("500118-libreoffice.xlsx", 60)]
    [InlineData("500118-openpyxl.xlsx", 57)]
    [InlineData("421321-libreoffice.xls", 60)]
    [InlineData("421321-tabs.txt", 60)]
    public async Task Import_GivenAFileOfAnotherProgram_ThenEveryRowIsReadAsItIsMeant(string file, int rows)
    {
        // Given
        await ArrangeAsync();
        var county = file[..6];
        var list = new AList(portal, TestPortal.ActorAs(Role.CountyOfficial, county));
        var before = await PeopleAsync(county);

        // When
        var check = await list.CheckAsync(await list.UploadAsync(await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Imports", "Files", file))));
        var errors = await list.ErrorsAsync(check.Id);
        await list.ApplyAsync(check.Id);

        // Then
        Assert.Equal((rows, rows - 3, 3, Households), (check.Counts!.Rows, check.Counts.New, check.Counts.Faulty, check.Counts.Households));
        Assert.Equal(
            ["id-number.check-digit", "import.repeated", "import.village-unknown"],
            errors.Select(row => row.Cells[^1].Split('(')[0]).Order(StringComparer.Ordinal));
        Assert.Equal(before + rows - 3, await PeopleAsync(county));
    }

    private Task<long> PeopleAsync(string county) =>
        portal.OwnerScalarAsync<long>("select count(*) from person where tenant_id = $1", int.Parse(county, System.Globalization.CultureInfo.InvariantCulture));

    // The five counties with their real units, and no people in them.
    private async Task ArrangeAsync()
    {
        await Arranging.WaitAsync();
        try
        {
            if (!_isArranged)
            {
                await portal.Services.GetRequiredService<LoadDemonstration>().ExecuteAsync(PopulationSize.None, null, CancellationToken.None);
                _isArranged = true;
            }
        }
        finally
        {
            Arranging.Release();
        }
    }
}
