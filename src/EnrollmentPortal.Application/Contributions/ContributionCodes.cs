namespace EnrollmentPortal.Application.Contributions;

/// <summary>Refusals of a payment: stable names, under which the texts stand in the resources.</summary>
public static class ContributionCodes
{
    public const string ChannelDoesNotFit = "contribution.channel-does-not-fit";
    public const string KeyMissing = "contribution.key-missing";
    public const string NoLines = "contribution.no-lines";
    public const string PayerMissing = "contribution.payer-missing";
    public const string PersonTwice = "contribution.person-twice";
    public const string ReferenceMissing = "contribution.reference-missing";
}
