using System.Text.Json;
using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Calendar;
using EnrollmentPortal.Domain.Plans.Collection;
using EnrollmentPortal.Domain.Plans.Identities;
using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.Domain.Plans.Quotas;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Domain.Tests.Plans;

/// <summary>The schema that editors complete from must offer exactly what the loader understands.</summary>
public sealed class PlanSchemaTests
{
    private static readonly JsonElement Schema = ReadSchema();

    public static TheoryData<string, string> Vocabularies => new()
    {
        { "answer", Names<Answer>() },
        { "residence", Names<Residence>() },
        { "otherInsurance", Names<OtherInsurance>() },
        { "serviceStatus", Names<ServiceStatus>() },
        { "studentKind", Names<StudentKind>() },
        { "lifeEvent", Names<LifeEventKind>() },
        { "eventYear", Names<EventYear>() },
        { "yearsPaid", Names<YearsPaid>() },
        { "subsidyReach", Names<SubsidyReach>() },
        { "earlierPayment", Names<EarlierPayment>() },
        { "identityChange", Names<IdentityChange>() },
        { "payerKind", Names<PayerKind>() },
        { "verdict", Names<Verdict>() },
        { "channelKind", Names<ChannelKind>() },
        { "channelAnswer", "unstated " + Names<ChannelKind>() },
        { "governmentShareBasis", Names<GovernmentShareBasis>() },
        { "windowKind", Names<WindowKind>() },
        { "priceRule", Names<PriceRule>() },
        { "startRule", Names<StartRule>() },
        { "interruption", Names<Interruption>() },
        { "bonusKind", Names<BonusKind>() },
        { "endRule", Names<EndRule>() },
        { "pricedIdentity", Names<PricedIdentity>() },
        { "settlementRule", Names<SettlementRule>() },
        { "dutyKind", Names<DutyKind>() },
        { "cadence", Names<Cadence>() },
        { "weekday", Names<DayOfWeek>() },
        { "evidenceKind", Names<EvidenceKind>() },
        { "exemptionReason", Names<ExemptionReason>() },
    };

    [Theory]
    [MemberData(nameof(Vocabularies))]
    public void Schema_GivenAVocabulary_ThenItOffersTheProgramsValues(string definition, string expected)
    {
        // When
        var offered = Schema.GetProperty("$defs").GetProperty(definition).GetProperty("enum").EnumerateArray().Select(value => value.GetString());

        // Then
        Assert.Equal(expected, string.Join(' ', offered));
    }

    [Fact]
    public void Schema_GivenTheConditions_ThenItOffersEveryFact()
    {
        // Given
        var facts = Enum.GetNames<Fact>().Select(name => char.ToLowerInvariant(name[0]) + name[1..]);

        // When
        var offered = Schema.GetProperty("$defs").GetProperty("when").GetProperty("properties").EnumerateObject().Select(property => property.Name);

        // Then
        Assert.Equal(facts.Concat(["within", "beyond", "paidFrom", "paidTo", "paidEarlierThan"]).Order(StringComparer.Ordinal), offered.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Schema_GivenTheDocuments_ThenEveryPartOfThemIsDescribed()
    {
        // Given
        var described = Schema.GetProperty("properties").EnumerateObject().Select(property => property.Name).ToHashSet();

        // When
        var used = PolicyDocuments.All.SelectMany(document => JsonDocument.Parse(document.Json).RootElement.EnumerateObject().Select(property => property.Name));

        // Then
        Assert.Subset(described, used.ToHashSet());
    }

    private static string Names<T>()
        where T : struct, Enum => string.Join(' ', Vocabulary<T>.Names);

    private static JsonElement ReadSchema()
    {
        using var stream = typeof(PlanLibrary).Assembly.GetManifestResourceStream("PolicyData/plan.schema.json")!;
        return JsonDocument.Parse(stream).RootElement;
    }
}
