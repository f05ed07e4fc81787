using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Web.Components;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.Households.Villages;

/// <summary>Households as large rows under the headings of their groups; one may be open.</summary>
public sealed partial class VillageHouseholdList
{
    [Parameter, EditorRequired]
    public IReadOnlyList<VillageHousehold> Households { get; set; } = [];

    /// <summary>The household that is open, or about to be.</summary>
    [Parameter]
    public Guid? Open { get; set; }

    /// <summary>Its members; null while they are read.</summary>
    [Parameter]
    public OpenedHousehold? Opened { get; set; }

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = default!;

    /// <summary>The address of the list with this household open, or closed when it is open.</summary>
    [Parameter, EditorRequired]
    public Func<Guid, string> Url { get; set; } = default!;

    [Parameter]
    public EventCallback<Guid> OnToggle { get; set; }

    // A heading where the group changes, and where the complete households begin.
    private string? Heading(int index)
    {
        var row = Households[index];
        var before = index == 0 ? null : Households[index - 1];
        if (before is not null && before.GroupName == row.GroupName && before.Missing == 0 == (row.Missing == 0))
        {
            return null;
        }

        return row.GroupName.Length == 0 ? T["NoGroup"] : row.GroupName;
    }

    private string State(VillageHousehold row) => row.Missing > 0
        ? T["RowMissing", row.Members, row.Missing]
        : row.Enrolled == 0 ? T["RowExempt", row.Members] : T["RowComplete", row.Members, row.Enrolled];

    private string? Owed(VillageHousehold row) => row.Owed switch
    {
        null => null,
        { Amount.IsZero: true, Unpriced: > 0 } => T["OwedUnknown"].Value,
        var owed => Display.Yuan(owed.Amount),
    };

    private string? Basis(VillageHousehold row) => row.Owed switch
    {
        null => null,
        { Amount.IsZero: true, Unpriced: > 0 } => null,
        { Unpriced: > 0 } owed => T["BasisPartly", T["Basis." + owed.Basis].Value, owed.Unpriced].Value,
        var owed => T["Basis." + owed.Basis].Value,
    };
}
