using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.ZeroDeclarations;

/// <summary>One person of a declaration, enrolled or left out with the reason.</summary>
public sealed class ZeroDeclarationLine : ITenantOwned
{
    private ZeroDeclarationLine()
    {
    }

    /// <summary>A person who is to be enrolled.</summary>
    public ZeroDeclarationLine(ZeroDeclaration declaration, Person person, FreePrice price)
        : this(declaration, person, price.Category) =>
        (Tier, Standard, Funder) = (price.Tier, price.Standard, price.Funder);

    /// <summary>A person whose category is subsidised in full, and who is left out all the same.</summary>
    public ZeroDeclarationLine(ZeroDeclaration declaration, Person person, string category, Error reason)
        : this(declaration, person, category) => (State, Reason) = (ZeroLineState.LeftOut, reason);

    private ZeroDeclarationLine(ZeroDeclaration declaration, Person person, string category)
    {
        (TenantId, DeclarationId, PersonId, OrgCode) = (declaration.TenantId, declaration.Id, person.Id, person.OrgCode);
        (Name, IdNumberMasked, Category) = (person.Name, person.IdNumberMasked, category);
    }

    public int TenantId { get; private init; }

    public Guid DeclarationId { get; private init; }

    public Guid PersonId { get; private init; }

    /// <summary>Where the person lived when the list was made.</summary>
    public OrgCode OrgCode { get; private init; }

    public string Name { get; private init; } = string.Empty;

    public string IdNumberMasked { get; private init; } = string.Empty;

    /// <summary>The tier that costs the person nothing; null for a person who was left out at once.</summary>
    public string? Tier { get; private init; }

    /// <summary>The individual standard, which the subsidy pays whole.</summary>
    public Money? Standard { get; private init; }

    /// <summary>The category whose subsidy pays.</summary>
    public string Category { get; private init; } = string.Empty;

    public string? Funder { get; private init; }

    public ZeroLineState State { get; private set; } = ZeroLineState.Proposed;

    /// <summary>Why the person is not enrolled.</summary>
    public Error? Reason { get; private set; }

    /// <summary>The receipt.</summary>
    public Guid? ContributionId { get; private set; }

    /// <summary>The price that was approved; null for a person who was left out at once.</summary>
    public FreePrice? Price => Tier is { } tier && Standard is { } standard ? new FreePrice(tier, standard, Category, Funder) : null;

    /// <summary>Takes the person off the proposal.</summary>
    /// <exception cref="InvalidOperationException">The person is not on it.</exception>
    public void LeaveOut(Error reason) => (State, Reason) = (Transition.Leave(State, ZeroLineState.LeftOut, ZeroLineState.Proposed), reason);

    /// <summary>Puts the person back on the proposal.</summary>
    /// <exception cref="InvalidOperationException">The person was not left out.</exception>
    public void PutBack() => (State, Reason) = (Transition.Leave(State, ZeroLineState.Proposed, ZeroLineState.LeftOut), null);

    /// <summary>The person is enrolled by this receipt.</summary>
    /// <exception cref="InvalidOperationException">The person is not on it.</exception>
    public void Enrol(Guid contribution) => (State, ContributionId) = (Transition.Leave(State, ZeroLineState.Enrolled, ZeroLineState.Proposed), contribution);

    /// <summary>The person cannot be enrolled as it was approved.</summary>
    /// <exception cref="InvalidOperationException">The person is not on it.</exception>
    public void Drop(Error reason) => (State, Reason) = (Transition.Leave(State, ZeroLineState.Dropped, ZeroLineState.Proposed), reason);
}

/// <summary>A tier that the subsidy pays whole.</summary>
/// <param name="Standard">The individual standard, and so the subsidy.</param>
/// <param name="Category">The category whose subsidy pays.</param>
/// <param name="Funder">Who pays, as printed; null where the plan names nobody.</param>
public sealed record FreePrice(string Tier, Money Standard, string Category, string? Funder);
