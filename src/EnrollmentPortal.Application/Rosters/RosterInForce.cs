using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Rosters;

namespace EnrollmentPortal.Application.Rosters;

/// <summary>Which rosters count on the business date.</summary>
internal static class RosterInForce
{
    /// <summary>Of every department and category the newest applied roster that has reached its day, as SQL for the statements that ask:
    /// <c>id</c>, <c>department</c>, <c>category</c>, <c>effective_on</c>.</summary>
    public static FormattableString RostersInForce(this UnitOfWork work) =>
        $"""
        select distinct on (roster.department, covered.category) roster.id, roster.department, covered.category, roster.effective_on
        from roster cross join unnest(roster.categories) as covered(category)
        where roster.tenant_id = {work.TenantId} and roster.state = {nameof(RosterState.Applied)} and roster.effective_on <= {work.Today}
        order by roster.department, covered.category, roster.list_month desc
        """;
}
