using EnrollmentPortal.Domain.Reviews;
using FluentValidation;

namespace EnrollmentPortal.Application.Reviews;

/// <summary>A file that was chosen as evidence.</summary>
/// <param name="Name">As the clerk's machine calls it.</param>
public sealed record EvidenceFile(string Name, byte[] Content)
{
    private const int MaxNameLength = 100;

    /// <summary>The file as the case keeps it.</summary>
    internal ReviewEvidence Shown(ReviewCase about, EvidenceGiver by) =>
        new(Guid.CreateVersion7(), about, new ShownFile(PlainName(), EvidenceFormats.Of(Content)!.Value, Content), by);

    /// <summary>What is left of the name once nothing in it can be a path or a control character.</summary>
    internal string PlainName()
    {
        var name = new string([.. Path.GetFileName(Name.Replace('\\', '/')).Where(letter => !char.IsControl(letter))]).Trim();
        return name.Length > MaxNameLength ? name[^MaxNameLength..] : name;
    }
}

/// <summary>Sizes and formats; a file's own content tells what it is.</summary>
public sealed class EvidenceFileValidator : AbstractValidator<EvidenceFile>
{
    /// <summary>A telephone's photograph has 2 to 4 MB.</summary>
    public const int LargestFile = 5 * 1024 * 1024;

    public EvidenceFileValidator()
    {
        RuleFor(file => file.Content.Length).InclusiveBetween(1, LargestFile).WithErrorCode(ReviewCodes.FileSize);
        RuleFor(file => file.Content).Must(content => EvidenceFormats.Of(content) is not null).WithErrorCode(ReviewCodes.FileFormat);
    }
}
