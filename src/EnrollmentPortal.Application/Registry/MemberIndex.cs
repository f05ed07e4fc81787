namespace EnrollmentPortal.Application.Registry;

/// <summary>Which row of the form an error is about, from 0; it is the last argument of the error and no part of its text.</summary>
public readonly record struct MemberIndex(int Index);
