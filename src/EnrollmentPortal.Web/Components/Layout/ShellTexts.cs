namespace EnrollmentPortal.Web.Components.Layout;

/// <summary>Names the resources of the shell.</summary>
public sealed class ShellTexts;
