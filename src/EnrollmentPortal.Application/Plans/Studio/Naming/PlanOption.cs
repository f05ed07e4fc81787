namespace EnrollmentPortal.Application.Plans.Studio.Naming;

/// <summary>An option of an assumption, as the document writes it.</summary>
public sealed record PlanOption(string Word)
{
    public override string ToString() => Word;
}
