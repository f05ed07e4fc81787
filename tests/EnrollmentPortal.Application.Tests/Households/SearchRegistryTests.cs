using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Registry.Names;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Households;

public sealed class SearchRegistryTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
    private const int County = 500240;
    private const int OtherCounty = 500118;

    private readonly ARegister _register = new(portal, County);
    private readonly ARegister _other = new(portal, OtherCounty);

    private SearchRegistry Search => portal.UseCase<SearchRegistry>();

    public async ValueTask InitializeAsync()
    {
        if (await portal.OwnerScalarAsync<long>("select count(*) from tenant") > 0)
        {
            return;
        }

        await _register.BuildAsync();
        await _register.AddHouseholdAsync(_register.Village, "00000001", "谭晓明", "谭小宝");
        await _register.AddHouseholdAsync(_register.OtherVillage, "00000002", "谭晓梅");
        await _register.AddHouseholdAsync(_register.FarVillage, "00000003", "谭晓军");
        await _other.BuildAsync();
        await _other.AddHouseholdAsync(_other.Village, "00000001", "谭晓华");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("谭晓明", "谭晓明")]
    [InlineData("谭晓", "谭晓明,谭晓梅")]
    [InlineData("谭", "谭小宝,谭晓明,谭晓梅")]
    [InlineData("txm", "谭晓明,谭晓梅")]
    [InlineData("TXB", "谭小宝")]
    [InlineData("ｔｘｂ", "谭小宝")]
    [InlineData("00000001", "谭晓明")]
    [InlineData("0000000", "谭晓明,谭晓梅")]
    [InlineData("太和", "谭晓明")]
    [InlineData("石溪村 谭", "谭晓梅")]
    [InlineData("石 t", "谭晓梅")]
    [InlineData("tanxiaoming", "谭晓明")]
    [InlineData("TanXiao", "谭小宝,谭晓梅,谭晓明")]
    [InlineData("8899", "谭小宝,谭晓明")]
    [InlineData("13800008899", "谭小宝,谭晓明")]
    [InlineData("889", "")]
    [InlineData("户主谭晓", "谭晓明,谭晓梅")]
    [InlineData("户主 谭小", "")]
    [InlineData("王场镇太和社区3组1", "谭晓明")]
    [InlineData("太和社区 3组1号", "谭晓明")]
    [InlineData("镇石溪", "谭晓梅")]
    [InlineData("李家院子", "谭晓梅")]
    [InlineData("晓明", "")]
    [InlineData("  ", "")]
    [InlineData("!?", "")]
    public async Task ExecuteAsync_GivenWhatAClerkTypes_ThenThePeopleOfHisTownshipAreFound(string typed, string expected)
    {
        // Given, When
        var found = await Search.ExecuteAsync(typed, TestPortal.ActorAs(Role.TownshipClerk, _register.Township), CancellationToken.None);

        // Then
        Assert.Equal(expected, string.Join(',', found.Value.Hits.Select(hit => hit.Name)));
    }

    [Fact]
    public async Task ExecuteAsync_GivenAMember_ThenTheHitTellsWhoHeIs()
    {
        // Given, When
        var found = await Search.ExecuteAsync("谭小宝", TestPortal.ActorAs(Role.TownshipClerk, _register.Township), CancellationToken.None);

        // Then
        var hit = Assert.Single(found.Value.Hits);
        Assert.Equal(("谭晓明", "00000001", "太和社区", 43), (hit.HeadName, hit.HouseholdNumber, hit.Village, hit.Age));
        Assert.Equal(_register.NumberOf("00000001", 1).Masked, hit.MaskedIdNumber);
        Assert.Null(hit.EnrolledTier);
    }

    [Fact]
    public async Task ExecuteAsync_GivenAWholeIdNumber_ThenThatPersonIsFound()
    {
        // Given
        var typed = _register.NumberOf("00000001", 0).Reveal().Insert(6, " ").ToLowerInvariant();

        // When
        var found = await Search.ExecuteAsync(typed, TestPortal.ActorAs(Role.TownshipClerk, _register.Township), CancellationToken.None);

        // Then
        Assert.Equal("谭晓明", Assert.Single(found.Value.Hits).Name);
    }

    [Theory]
    [InlineData("谭晓明", "Name,Village,Address")]
    [InlineData("txm", "Initials,Pinyin")]
    [InlineData("00000001", "HouseholdNumber,PhoneTail")]
    [InlineData("001", "HouseholdNumber")]
    [InlineData("3组1号", "Address")]
    [InlineData("石溪村 谭", "Name")]
    [InlineData("户主谭", "Head")]
    public async Task ExecuteAsync_GivenWhatAClerkTypes_ThenItTellsWhatWasUnderstood(string typed, string expected)
    {
        // Given, When
        var found = await Search.ExecuteAsync(typed, TestPortal.ActorAs(Role.TownshipClerk, _register.Township), CancellationToken.None);

        // Then
        Assert.Equal(expected, string.Join(',', found.Value.Understood));
    }

    [Fact]
    public async Task ExecuteAsync_GivenAPieceOfAnAddressInTheCounty_ThenThePlacesLeadToTheHouseholds()
    {
        // Given, When
        var found = await Search.ExecuteAsync("社区3组1号", TestPortal.ActorAs(Role.CountyOfficial, "500240"), CancellationToken.None);

        // Then
        Assert.Equal("谭晓明", Assert.Single(found.Value.Hits).Name);
    }

    [Fact]
    public async Task ExecuteAsync_GivenAMistypedIdNumber_ThenItSaysSo()
    {
        // Given
        var typed = _register.NumberOf("00000001", 0).Reveal();
        var wrong = typed[..16] + (typed[16] == '0' ? '2' : '0') + typed[17];

        // When
        var found = await Search.ExecuteAsync(wrong, TestPortal.ActorAs(Role.TownshipClerk, _register.Township), CancellationToken.None);

        // Then
        Assert.Equal("id-number.check-digit", found.Error?.Code);
    }

    [Theory]
    [InlineData(Role.VillageCadre, "500240108001", "谭小宝,谭晓明")]
    [InlineData(Role.TownshipClerk, "500240109", "谭晓军")]
    [InlineData(Role.CountyOfficial, "500240", "谭小宝,谭晓军,谭晓明,谭晓梅")]
    [InlineData(Role.TownshipClerk, "500118108", "谭晓华")]
    public async Task ExecuteAsync_GivenAnotherScope_ThenOnlyItsPeopleAreFound(Role role, string unit, string expected)
    {
        // Given, When
        var found = await Search.ExecuteAsync("谭", TestPortal.ActorAs(role, unit), CancellationToken.None);

        // Then
        Assert.Equal(expected, string.Join(',', found.Value.Hits.Select(hit => hit.Name)));
    }

    [Theory]
    [InlineData("500240109")]
    [InlineData("500118108")]
    public async Task ExecuteAsync_GivenTheIdNumberOfSomebodyElsewhere_ThenNobodyIsFound(string unit)
    {
        // Given, When
        var found = await Search.ExecuteAsync(_register.NumberOf("00000001", 0).Reveal(), TestPortal.ActorAs(Role.TownshipClerk, unit), CancellationToken.None);

        // Then
        Assert.Empty(found.Value.Hits);
    }

    [Fact]
    public async Task ExecuteAsync_GivenARoleWithoutTheGrant_ThenForbidden()
    {
        // Given, When, Then
        await Assert.ThrowsAsync<AccessDeniedException>(() => Search.ExecuteAsync("谭", TestPortal.ActorAs(Role.FinanceOfficer, "500240"), CancellationToken.None));
    }
}
