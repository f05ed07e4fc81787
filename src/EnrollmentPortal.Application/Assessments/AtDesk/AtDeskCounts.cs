using EnrollmentPortal.Application.Facts;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Assessments.AtDesk;

/// <summary>How the rows of a batch file ended at a desk.</summary>
/// <param name="Priced">Rows that a desk prices, and those that could not be read.</param>
/// <param name="NoPayment">Rows without a day of payment.</param>
/// <param name="IdentityChanges">Rows about the identity of a person who has paid.</param>
/// <param name="Exempt">People who are insured otherwise or in service: the desk shows their exemption.</param>
/// <param name="NotHappened">Rows about an event after the day of payment: no desk takes it down yet.</param>
public readonly record struct AtDeskCounts(BatchCounts Priced, int NoPayment, int IdentityChanges, int Exempt, int NotHappened)
{
    /// <summary>Rows that are no business of a desk.</summary>
    public int NotAtDesk => NoPayment + IdentityChanges + Exempt + NotHappened;

    /// <summary>One row more that is not.</summary>
    internal AtDeskCounts WithNotAtDesk(Error why)
    {
        if (why == AtDeskErrors.NoPayment)
        {
            return this with { NoPayment = NoPayment + 1 };
        }

        if (why == FactErrors.NotHappenedYet)
        {
            return this with { NotHappened = NotHappened + 1 };
        }

        return why == AtDeskErrors.Exempt ? this with { Exempt = Exempt + 1 } : this with { IdentityChanges = IdentityChanges + 1 };
    }
}
