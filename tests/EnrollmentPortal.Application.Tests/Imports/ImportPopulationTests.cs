using System.Globalization;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Imports.Apply;
using EnrollmentPortal.Application.Imports.Review;
using EnrollmentPortal.Application.Imports.Upload;
using EnrollmentPortal.Application.Progress.Verification;
using EnrollmentPortal.Application.Registry.IdNumbers;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Jobs;
using EnrollmentPortal.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace EnrollmentPortal.Application.Tests.Imports;

/// <summary>A list of people goes into the registry, and no row of it is lost.</summary>
public sealed class ImportPopulationTests(TestPortal portal) : IClassFixture<TestPortal>
{
    private const int Tenant = 500240;
    private const string Village = "500240108001";
    private const string OtherVillage = "500240108002";
    private const string FarVillage = "500240109001";
    private static readonly Actor Clerk = TestPortal.ActorAs(Role.TownshipClerk, "500240108");
    private static TestCounty? _county;

    [Fact]
    public async Task Apply_GivenNewFamilies_ThenPeopleHouseholdsSearchColumnsAndCountersHaveThem()
    {
        // Given
        await CountyAsync();
        var before = await RegisteredAsync();
        var number = AList.Number();
        var list = new AList(portal, Clerk).With("欧阳娜娜", number, "新1", phone: "13800001234").With("欧阳小明", AList.Number(2010), "新1", "子");

        // When
        var check = await list.CheckAsync();
        var unchanged = await RegisteredAsync();
        var applied = await list.ApplyAsync(check.Id);

        // Then
        Assert.Equal([ImportOutcome.New, ImportOutcome.New], await list.OutcomesAsync(check.Id));
        Assert.Equal((2, 2, 1), (check.Counts!.New, check.Counts.Rows, check.Counts.Households));
        Assert.Equal(before, unchanged);
        Assert.Equal(before + 2, await RegisteredAsync());
        Assert.Equal((ImportState.Applied, JobState.Done), (applied.State, applied.Job!.State));
        Assert.Equal(
            "欧阳娜娜|oynn|ouyangnana|43210000831|Head|500240108001",
            await portal.OwnerScalarAsync<string>(
                "select concat_ws('|', name, name_initials, name_pinyin, phone_reversed, relation, org_code) from person where name = $1", "欧阳娜娜"));
        Assert.Equal(
            "欧阳娜娜|单位0011组|True",
            await portal.OwnerScalarAsync<string>(
                """
                select concat_ws('|', head_name, address_stem, case when exists (select from address_place where stem = address_stem) then 'True' end)
                from household where number = $1
                """, "新1"));
        await AssertBooksAsync();
        Assert.Equal(1L, await portal.OwnerScalarAsync<long>(
            "select count(*) from audit_entry where action = 'import.applied' and subject_id = $1 and new_values ->> 'fileDigest' <> ''", check.Id.ToString()));
    }

    [Fact]
    public async Task Check_GivenPeopleWhoAreKnown_ThenEveryRowHasItsOutcome()
    {
        // Given
        var county = await CountyAsync();
        var home = await county.AddHouseholdAsync(Village, TestMember.Head("甲一"), new TestMember("甲二"), new TestMember("甲三"), new TestMember("甲四"), new TestMember("甲五"));
        var far = await county.AddHouseholdAsync(FarVillage, TestMember.Head("远方"));
        string[] numbers = [.. home.Members.Select(member => NumberOf(member))];
        var list = new AList(portal, Clerk)
            .With("甲一", numbers[0], home.Number, born: "1980-05-01")
            .With("甲二", numbers[1], home.Number, "其他", phone: "13900000000")
            .With("甲三", numbers[2], "新甲", village: "单位002")
            .With("改名", numbers[3], home.Number, "其他")
            .With("甲五", AList.Number(), home.Number, "其他")
            .With("远方", NumberOf(far.Members[0]), home.Number, "其他")
            .With("丁", "990000198005010012", "新9");

        // When
        var check = await list.CheckAsync();

        // Then
        Assert.Equal(
            [ImportOutcome.Same, ImportOutcome.Changed, ImportOutcome.Moved, ImportOutcome.Ambiguous, ImportOutcome.Ambiguous, ImportOutcome.New, ImportOutcome.Faulty],
            await list.OutcomesAsync(check.Id));
        Assert.Equal(
            ["import.other-name", "import.same-name-and-birth"],
            await list.ReasonsAsync(check.Id, ImportOutcome.Ambiguous));
        var change = Assert.Single(Assert.Single(await list.RowsAsync(check.Id, ImportOutcome.Changed)).Changes);
        Assert.Equal(new FieldChange(ImportField.Phone, null, "13900000000"), change);

        // When
        await list.ApplyAsync(check.Id);

        // Then what another township has is named now, and in the audit stands who asked
        Assert.Equal(
            ["import.other-name", "import.same-name-and-birth", "import.registered-elsewhere"],
            await list.ReasonsAsync(check.Id, ImportOutcome.Ambiguous));
        Assert.Equal(1L, await portal.OwnerScalarAsync<long>("select count(*) from audit_entry where action = 'import.checked' and subject_id = $1", check.Id.ToString()));
        Assert.Equal("13900000000|00000000931", await portal.OwnerScalarAsync<string>(
            "select concat_ws('|', phone, phone_reversed) from person where id = $1", home.Members[1].Id));
        await AssertBooksAsync();
    }

    [Fact]
    public async Task Check_GivenDefects_ThenTheErrorFileHasTheRowsWithTheirReasons()
    {
        // Given
        await CountyAsync();
        var (twice, clash) = (AList.Number(), AList.Number());
        var good = AList.Number();
        var list = new AList(portal, Clerk)
            .With("好", good.Replace("99", "９９", StringComparison.Ordinal), "D1", village: " 单位 001", born: $"{good[6..10]}/{int.Parse(good[10..12], CultureInfo.InvariantCulture)}/1", sex: "男")
            .With("", AList.Number(), "D1", "子")
            .With("王5", AList.Number(), "D1", "子")
            .With("短", "12345", "D1", "子")
            .With("校验", Broken(AList.Number()), "D1", "子")
            .With("性别", AList.Number(), "D1", "子", sex: "女")
            .With("生日", AList.Number(), "D1", "子", born: "1981-05-01")
            .With("没村", AList.Number(), "D1", "子", village: "无此村")
            .With("没户", AList.Number(), "", "子")
            .With("关系", AList.Number(), "D1", "邻居")
            .With("重复", twice, "D1", "子")
            .With("重复", twice, "D1", "子")
            .With("矛盾甲", clash, "D1", "子")
            .With("矛盾乙", clash, "D1", "子")
            .With("无主", AList.Number(), "D2", "子")
            .With("将来", AList.Number(2024), "D1", "子");

        // When
        var check = await list.CheckAsync();
        var errors = await list.ErrorsAsync(check.Id);

        // Then
        Assert.Equal((2, 14, 0), (check.Counts!.New, check.Counts.Faulty, check.Counts.Ambiguous));
        Assert.True(check.Counts.Repaired >= 1);
        Assert.Equal(
            [
                "registry.name-missing", "import.name-characters", "id-number.length(18)", "id-number.check-digit", "id-number.sex-differs", "id-number.birth-date-differs",
                "import.village-unknown(无此村)", "import.household-missing", "import.relation-unreadable", "import.repeated(12)", "import.contradicts(15)",
                "import.contradicts(14)", "import.no-head", "registry.born-in-future",
            ],
            errors.Select(row => row[10]));
        Assert.Equal("无此村", errors[6][7]);
    }

    [Fact]
    public async Task Header_GivenATitleAnotherOrderAndAWorkbook_ThenItIsRecognised()
    {
        // Given
        await CountyAsync();
        using var file = new MemoryStream();
        await using (var writer = await TableWriter.OpenAsync(file, TableFormat.Xlsx, "Sheet1", CancellationToken.None))
        {
            await writer.WriteAsync(["某镇人口名册"], CancellationToken.None);
            await writer.WriteAsync(["所属村", "公民身份号码*", "户编号", "户主关系", "成员姓名"], CancellationToken.None);
            await writer.WriteAsync(["单位001", AList.Number(), "X1", "户主", "横竖"], CancellationToken.None);
        }

        // When
        var list = new AList(portal, Clerk);
        var check = await list.CheckAsync(await list.UploadAsync(file.ToArray()));

        // Then
        Assert.Equal((1, 1), (check.Counts!.New, check.Counts.Rows));
    }

    [Fact]
    public async Task Run_GivenAnApplicationThatWasEndedInTheMiddle_ThenItGoesOnAndCountsNobodyTwice()
    {
        // Given
        await CountyAsync();
        var list = new AList(portal, Clerk);
        for (var home = 0; home < 6_000; home++)
        {
            list.With("续传", AList.Number(), $"R{home}");
        }

        var check = await list.CheckAsync();
        var before = await RegisteredAsync();
        await portal.UseCase<ApplyImport>().ExecuteAsync(check.Id, Clerk, CancellationToken.None);

        // When: as after a crash, the first part is committed and the job still stands as running
        await InterruptedJob.RunFirstPartAsync(portal, check.Id, Clerk);
        var half = await RegisteredAsync();
        await list.RunJobsAsync();

        // Then
        Assert.InRange(half, before + 1, before + 5_999);
        Assert.Equal(before + 6_000, await RegisteredAsync());
        Assert.Equal(ImportState.Applied, (await list.OpenAsync(check.Id)).State);
        await AssertBooksAsync();
    }

    private static string Broken(string number) => number[..17] + (number[17] == '1' ? '2' : '1');

    private string NumberOf(Person person) => portal.Services.GetRequiredService<IdNumberVault>().Reveal(Tenant, person.IdNumberCipher);

    private async Task<int> RegisteredAsync() => (int)await portal.OwnerScalarAsync<long>(
        "select sum(registered)::bigint from village_progress where tenant_id = $1 and org_code like '500240108%'", Tenant);

    private async Task AssertBooksAsync() =>
        Assert.All((await portal.UseCase<VerifyLedger>().ExecuteAsync(TestPortal.ActorAs(Role.Auditor, "500240"), CancellationToken.None)).Value, check => Assert.True(check.IsOk, $"{check.Name}: {check.First}"));

    private async Task<TestCounty> CountyAsync()
    {
        if (_county is null)
        {
            _county = await TestCounty.OpenAsync(portal, Tenant, 2024, new DateOnly(2023, 11, 20), Village, OtherVillage, FarVillage);
            await _county.AddHouseholdAsync(OtherVillage, TestMember.Head("先有"));
        }

        return _county;
    }
}
