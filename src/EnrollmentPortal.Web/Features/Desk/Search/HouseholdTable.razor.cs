using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Web.Features.Desk.Payment;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.Desk.Search;

/// <summary>The open household: one line a person, and the clauses under the line that asks why.</summary>
public sealed partial class HouseholdTable
{
    private Guid? _why;
    private bool _mustShow;

    [Parameter, EditorRequired]
    public Basket Basket { get; set; } = default!;

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = default!;

    /// <summary>The member that the search found; marked in the table.</summary>
    [Parameter]
    public Guid? Found { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnChanged { get; set; }

    /// <summary>A question of a member was answered: the household is to be read again.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnAnswered { get; set; }

    /// <summary>True once a payment was taken for the household.</summary>
    [Parameter]
    public bool Paid { get; set; }

    /// <summary>A reason was recorded; it changes no price, so whatever is shown for confirmation stays.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnTold { get; set; }

    /// <summary>The page draws the table only where the script is there.</summary>
    [Parameter, EditorRequired]
    public DeskScript Script { get; set; } = default!;

    private HouseholdSheet Sheet => Basket.Sheet;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_mustShow)
        {
            _mustShow = false;
            await Script.ShowExplanationAsync();
        }
    }

    private void ToggleWhy(MemberSheet member)
    {
        _why = _why == member.PersonId ? null : member.PersonId;
        _mustShow = _why is not null;
    }

    private Task SetTierOfAllAsync(string tier)
    {
        Basket.SetTierOfAll(tier);
        return OnChanged.InvokeAsync();
    }

    private Task ChooseAsync(bool everybody)
    {
        if (everybody)
        {
            Basket.ChooseAll();
        }
        else
        {
            Basket.ChooseNone();
        }

        return OnChanged.InvokeAsync();
    }
}
