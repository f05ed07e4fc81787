using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Reviews;

/// <summary>核定受托人: an account that the county's official lets decide cases of its own unit for a time.</summary>
public sealed class ReviewDeputy : ITenantOwned
{
    private ReviewDeputy()
    {
    }

    /// <param name="id">UUID version 7.</param>
    /// <param name="account">The account.</param>
    /// <param name="term">From when until when.</param>
    /// <param name="namedBy">The official.</param>
    public ReviewDeputy(Guid id, DeputyAccount account, DeputyTerm term, ReviewDecider namedBy)
    {
        (TenantId, Id, OrgCode, AccountId, AccountName) = (account.OrgCode.TenantId, id, account.OrgCode, account.Id, account.Name);
        (From, Until) = (term.From, term.Until);
        (NamedBy, NamedByName, NamedOn, NamedAt) = (namedBy.Id, namedBy.Name, namedBy.On, namedBy.At);
    }

    public int TenantId { get; private init; }

    public Guid Id { get; private init; }

    /// <summary>The account's unit.</summary>
    public OrgCode OrgCode { get; private init; }

    public Guid AccountId { get; private init; }

    public string AccountName { get; private init; } = string.Empty;

    /// <summary>The first business day on which the account may decide.</summary>
    public DateOnly From { get; private init; }

    /// <summary>The last one, inclusive.</summary>
    public DateOnly Until { get; private set; }

    public Guid NamedBy { get; private init; }

    public string NamedByName { get; private init; } = string.Empty;

    public DateOnly NamedOn { get; private init; }

    public DateTimeOffset NamedAt { get; private init; }

    /// <summary>Takes the right back: the day before is the last one.</summary>
    /// <exception cref="InvalidOperationException">It has ended already.</exception>
    public void End(DateOnly today)
    {
        if (Until < today)
        {
            throw new InvalidOperationException("The term has ended already.");
        }

        Until = today.AddDays(-1);
    }
}

/// <summary>An account that may be named.</summary>
public sealed record DeputyAccount(Guid Id, string Name, OrgCode OrgCode);

/// <summary>A span of business days, both inclusive.</summary>
public sealed record DeputyTerm(DateOnly From, DateOnly Until);
