using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Assessments;

/// <summary>The language in which a batch file gives its reasons.</summary>
/// <param name="Language">Two letters; every language but English reads Chinese.</param>
/// <param name="SentenceOf">The sentence of an error.</param>
public sealed record BatchLanguage(string Language, Func<Error, string> SentenceOf)
{
    /// <summary>What stands at the foot of a workbook of results.</summary>
    public string SheetName => Language == "en" ? "Results" : "测算结果";
}
