namespace EnrollmentPortal.Web.Features.Plans.WhatIf;

/// <summary>Names the resources of the page on which amounts are changed to see what follows.</summary>
public sealed class WhatIfTexts;
