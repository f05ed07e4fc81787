using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.CoverageYears;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Exports;

/// <summary>People that the year expects from the one before, or people who have changed since.</summary>
internal sealed class RenewalsList : IExportedList
{
    public IReadOnlyCollection<ListName> Lists { get; } = [ListName.Renewals];

    public IReadOnlyList<string> Columns { get; } =
        ["Village", "HouseholdNumber", "Head", "Name", "IdNumber", "BornOn", "Phone", "TierBefore", "WhyExempt", "MovedFrom"];

    public async Task<Result<IAsyncEnumerable<IReadOnlyList<TableCell>>>> OpenAsync(ListReading reading, CancellationToken cancellationToken)
    {
        if (await reading.Work.CurrentCampaignAsync(cancellationToken) is not { } campaign)
        {
            return CampaignErrors.NotOpened;
        }

        var kind = reading.Request.Renewal ?? RenewalKind.Waiting;
        var people = reading.Work.RenewalPeople(campaign.CoverageYear, reading.Request.Unit, kind, skip: 0, take: null).AsAsyncEnumerable();
        return Result<IAsyncEnumerable<IReadOnlyList<TableCell>>>.From(people.Select(person => person.SeenBy(reading.Actor)).Select(person => (IReadOnlyList<TableCell>)
        [
            person.Village, person.HouseholdNumber, person.HeadName, person.Name, person.IdNumber, (DateOnly?)person.BornOn, person.Phone, person.TierBefore,
            person.ExemptionReason is { } reason ? reading.Words.Say("ExemptionReason." + reason) : null, person.From,
        ]));
    }
}
