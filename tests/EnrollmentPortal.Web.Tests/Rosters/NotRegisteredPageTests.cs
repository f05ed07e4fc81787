using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Web.Tests.Harness;
using Microsoft.Playwright;

namespace EnrollmentPortal.Web.Tests.Rosters;

/// <summary>A list names a person that nobody has registered; the clerk registers them from there, and the line is matched.</summary>
public sealed class NotRegisteredPageTests(RunningPortal portal)
{
    [Fact]
    public async Task Register_GivenALineOfAList_ThenTheFormIsFilledInAndTheIdentityFollows()
    {
        // Given: a list of a category that no other test sends, which names all its holders and one more
        var number = IdNumber.Compose("990077", new DateOnly(2012, 3, 4), 31);
        var others = await portal.OwnerScalarAsync<string>(
            """
            select coalesce(string_agg(p.name || ',,城乡孤儿,' || p.born_on || ',,', chr(10)), '') from person_identity i
            join person p on p.tenant_id = i.tenant_id and p.id = i.person_id where i.tenant_id = 500240 and i.category = '城乡孤儿'
            """);
        var list = $"姓名,身份证号,类别,出生日期,乡镇,村\n册上人,{number.Reveal()},城乡孤儿,,王场镇,太和社区\n{others}\n";
        await portal.BrowseAsync("shizhu-minzheng", "/rosters", async page =>
        {
            await page.AwaitCircuitAsync();
            await page.ChooseFileAsync("#roster-file", "城乡孤儿.csv", list);
            await page.Locator(".roster-actions button").First.ClickAsync();
            await page.Locator(".roster-actions .confirm .btn-primary").ClickAsync();
            await Assertions.Expect(page.Locator(".notice-good")).ToContainTextAsync("已报送");
        });

        // When
        await portal.BrowseAsync("wangchang", "/", async page =>
        {
            await page.Locator("[data-waiting=NotRegistered]").ClickAsync();
            await page.AwaitCircuitAsync();
            await page.Locator("tr:has-text('册上人') a").ClickAsync();
            await Assertions.Expect(page.Locator("form.register .notice-plain")).ToContainTextAsync("县民政局");
            await Assertions.Expect(page.Locator("input[name$='.name']")).ToHaveValueAsync("册上人");
            await page.Locator("input[name$='.id-number']").FillAsync(number.Reveal());
            await page.Locator("input[name$='.id-number']").BlurAsync();
            await page.Locator(".register-actions button[type=submit]").ClickAsync();

            // Then
            await Assertions.Expect(page.Locator("#named")).ToContainTextAsync("对上 1 行");
        });
        Assert.Equal("Matched", await portal.OwnerScalarAsync<string>("select match from roster_line where tenant_id = 500240 and name = '册上人'"));
        Assert.Equal(1L, await portal.OwnerScalarAsync<long>(
            "select count(*) from person_identity i join person p on p.tenant_id = i.tenant_id and p.id = i.person_id where p.tenant_id = 500240 and p.name = '册上人' and i.category = '城乡孤儿'"));
    }
}
