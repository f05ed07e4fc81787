using EnrollmentPortal.Application.Waiting;

namespace EnrollmentPortal.Web.Features.Home;

/// <summary>Where to go for what waits.</summary>
internal static class HomeLinks
{
    public static string Of(WaitingKind kind) => kind switch
    {
        WaitingKind.RosterLines or WaitingKind.RosterDrafts or WaitingKind.RosterConfirmations => "/rosters",
        WaitingKind.IdentityCases => "/rosters/board",
        WaitingKind.NotRegistered => "/rosters/not-registered",
        WaitingKind.Reviews => "/reviews",
        WaitingKind.ZeroDeclarations or WaitingKind.StoppedDeclarations => "/zero-declarations",
        WaitingKind.Transfers => "/registry/transfers",
        WaitingKind.ImportRows => "/registry/import",
        WaitingKind.MissingFromLists => "/registry/missing",
        WaitingKind.PlanDrafts => "/plan/studio",
    };
}
