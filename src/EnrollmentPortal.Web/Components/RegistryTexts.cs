namespace EnrollmentPortal.Web.Components;

/// <summary>Names the resources of the register's and the payment's closed lists: relations, exemption reasons, channels.</summary>
public sealed class RegistryTexts;
