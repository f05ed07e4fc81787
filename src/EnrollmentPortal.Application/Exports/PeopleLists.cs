using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Exports;

/// <summary>People of a unit by how they stand.</summary>
internal sealed class PeopleLists : IExportedList
{
    public IReadOnlyCollection<ListName> Lists { get; } = [ListName.Missing, ListName.Enrolled, ListName.Exempt, ListName.Registered, ListName.Unseen];

    public IReadOnlyList<string> Columns { get; } =
    [
        "Village", "Group", "HouseholdNumber", "Head", "Name", "Relation", "Sex", "BornOn", "IdNumber", "Phone", "Address", "Identities",
        "Standing", "Note", "NotEnrolling", "NotEnrollingNote", "EnrolledOn", "Tier", "SelfPay", "EntitledFrom",
    ];

    public async Task<Result<IAsyncEnumerable<IReadOnlyList<TableCell>>>> OpenAsync(ListReading reading, CancellationToken cancellationToken)
    {
        var campaign = await reading.Work.CurrentCampaignAsync(cancellationToken);
        return Result<IAsyncEnumerable<IReadOnlyList<TableCell>>>.From(
            reading.Work.PeopleAsync(reading.Request.List, reading.Request.Unit, campaign)
                .Select(person => person.SeenBy(reading.Actor).Cells(reading.Words, reading.Number(person.IdNumberMasked, person.IdNumberCipher))));
    }
}
