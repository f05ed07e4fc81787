using EnrollmentPortal.Web.Tests.Harness;
using Microsoft.Playwright;

namespace EnrollmentPortal.Web.Tests.Rosters;

/// <summary>An officer of civil affairs uploads the month's list, looks, decides and sends it.</summary>
public sealed class RosterPageTests(RunningPortal portal)
{
    [Fact]
    public async Task Upload_GivenAListWithDoubtfulLines_ThenTheOfficerDecidesAndSendsIt()
    {
        // Given: a person of 石柱, named without a number, and a person that nobody knows
        var name = await portal.OwnerScalarAsync<string>(
            """
            select p.name from person p where p.tenant_id = 500240 and p.exemption_reason is null
              and not exists (select from person_identity i where i.tenant_id = p.tenant_id and i.person_id = p.id)
              and not exists (select from person twin where twin.tenant_id = p.tenant_id and twin.name = p.name and twin.id <> p.id)
            order by p.id limit 1
            """);
        var born = await portal.OwnerScalarAsync<string>("select born_on::text from person where tenant_id = 500240 and name = $1", name);
        // All people in the category stay in doubt, so that the list takes nobody's identity away under other tests.
        var others = await portal.OwnerScalarAsync<string>(
            """
            select coalesce(string_agg(p.name || ',,事实无人抚养儿童,' || p.born_on, chr(10)), '') from person_identity i
            join person p on p.tenant_id = i.tenant_id and p.id = i.person_id where i.tenant_id = 500240 and i.category = '事实无人抚养儿童'
            """);
        var list = $"姓名,身份证号,类别,出生日期\n{name},,事实无人抚养儿童,{born}\n无此人,,事实无人抚养儿童,1950-01-01\n{others}\n";

        await portal.BrowseAsync("shizhu-minzheng", "/rosters", async page =>
        {
            // When
            await page.AwaitCircuitAsync();
            await page.ChooseFileAsync("#roster-file", "事实无人抚养儿童.csv", list);
            await page.Locator(".roster-lines button.btn-outline-primary").First.ClickAsync();
            await Assertions.Expect(page.Locator(".roster-lines")).ToContainTextAsync("已确认");
            await page.Locator(".roster-actions button").First.ClickAsync();
            await Assertions.Expect(page.Locator(".confirm-question")).ToContainTextAsync("失去资助");
            await page.Locator(".roster-actions .confirm .btn-primary").ClickAsync();

            // Then
            await Assertions.Expect(page.Locator(".notice-good")).ToContainTextAsync("已报送");
            await Assertions.Expect(page.Locator(".roster-matches")).ToContainTextAsync("登记册没有此人 1");
        });
        Assert.Equal(1L, await portal.OwnerScalarAsync<long>(
            "select count(*) from person_identity i join person p on p.tenant_id = i.tenant_id and p.id = i.person_id where p.tenant_id = 500240 and p.name = $1 and i.category = '事实无人抚养儿童'", name));
    }
}
