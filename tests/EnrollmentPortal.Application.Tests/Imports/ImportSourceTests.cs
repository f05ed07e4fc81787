using System.Text;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Imports;
using EnrollmentPortal.Application.Imports.Check;
using EnrollmentPortal.Application.Imports.Upload;
using EnrollmentPortal.Application.Tests.Households.Changes;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Imports;

/// <summary>How an office's files are read is remembered by the columns' names, offered to its unit, renamed and forgotten.</summary>
public sealed class ImportSourceTests(TestPortal portal) : IClassFixture<TestPortal>
{
    private static AMovingCounty? _county;

    [Fact]
    public async Task Save_GivenColumnsThatNobodyRecognises_ThenTheNextFileOfTheSourceIsReadSo()
    {
        // Given
        await CountyAsync();
        var first = await UploadAsync("甲列,乙列,丙列,丁列,戊列");
        var unknown = await OpenAsync(first);
        var choice = new ImportChoice(
            new ImportMapping(ImportFields.Required.Select((field, place) => KeyValuePair.Create(field, place))), [ImportField.Phone, ImportField.Name]);

        // When
        var saved = await portal.UseCase<SaveImportSource>().ExecuteAsync(first, " 公安户籍 ", choice, AMovingCounty.Clerk, CancellationToken.None);
        var next = await OpenAsync(await UploadAsync("序号,戊列,丁列,丙列,乙列,甲列"));
        var other = await OpenAsync(await UploadAsync("甲列,乙列,丙列"));

        // Then
        Assert.Empty(unknown.Mapping.Columns);
        Assert.Equal("公安户籍", saved.Value);
        Assert.Equal("公安户籍", next.Terms.SourceName);
        Assert.Equal([5, 4, 3, 2, 1], ImportFields.Required.Select(field => next.Mapping[field]));
        Assert.Equal([ImportField.Name, ImportField.Phone], next.Overwrites.Order());
        Assert.Null(other.Terms.SourceName);
    }

    [Fact]
    public async Task Change_GivenANewNameOrNone_ThenItIsRenamedOrForgottenInTheOwnUnitAlone()
    {
        // Given
        await CountyAsync();
        var import = await UploadAsync("一列,二列");
        var choice = new ImportChoice(new ImportMapping([KeyValuePair.Create(ImportField.Name, 0)]), []);
        await portal.UseCase<SaveImportSource>().ExecuteAsync(import, "税务甲", choice, AMovingCounty.Clerk, CancellationToken.None);
        await portal.UseCase<SaveImportSource>().ExecuteAsync(import, "税务乙", choice, AMovingCounty.Clerk, CancellationToken.None);

        // When
        var change = portal.UseCase<ChangeImportSource>();
        var taken = await change.ExecuteAsync("税务甲", "税务乙", AMovingCounty.Clerk, CancellationToken.None);
        var far = await change.ExecuteAsync("税务甲", "税务丙", AMovingCounty.FarClerk, CancellationToken.None);
        var renamed = await change.ExecuteAsync("税务甲", "税务丙", AMovingCounty.Clerk, CancellationToken.None);
        var deleted = await change.ExecuteAsync("税务乙", null, AMovingCounty.Clerk, CancellationToken.None);

        // Then
        Assert.Equal((ImportErrors.SourceTaken, ImportErrors.SourceGone), (taken.Error, far.Error));
        Assert.Equal(("税务丙", "税务乙"), (renamed.Value, deleted.Value));
        Assert.Equal(["税务丙"], await NamesAsync(AMovingCounty.Clerk));
        Assert.Empty(await NamesAsync(AMovingCounty.Official));
    }

    private async Task CountyAsync() => _county ??= await AMovingCounty.OpenAsync(portal);

    private async Task<IEnumerable<string>> NamesAsync(Actor actor) =>
        (await portal.UseCase<ListImportSources>().ExecuteAsync(actor, CancellationToken.None)).Value.Select(source => source.Name).Where(name => name.StartsWith("税务", StringComparison.Ordinal));

    private Task<Guid> UploadAsync(string header) => new AList(portal, AMovingCounty.Clerk).UploadAsync(Encoding.UTF8.GetBytes(header + "\n" + string.Join(',', header.Split(',').Select(_ => "x")) + "\n"));

    private async Task<ImportView> OpenAsync(Guid import) => await new AList(portal, AMovingCounty.Clerk).OpenAsync(import);
}
