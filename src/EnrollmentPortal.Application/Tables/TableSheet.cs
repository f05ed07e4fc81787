namespace EnrollmentPortal.Application.Tables;

/// <summary>One sheet of a workbook; a text file has one without a name.</summary>
public sealed record TableSheet(string Name, bool Hidden);
