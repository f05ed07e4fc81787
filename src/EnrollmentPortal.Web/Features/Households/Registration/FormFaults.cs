using System.Globalization;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Kernel;
using FluentValidation.Results;

namespace EnrollmentPortal.Web.Features.Households.Registration;

/// <summary>What is wrong with a form, by the path of the field: <c>Village</c>, <c>Members[1].Name</c>.</summary>
public sealed class FormFaults
{
    private readonly Dictionary<string, Error> _byPath = new(StringComparer.Ordinal);

    public int Count => _byPath.Count;

    public static FormFaults None => new();

    /// <summary>The fault of a field; null when it has none.</summary>
    public Error? At(string path) => _byPath.GetValueOrDefault(path);

    /// <summary>The first fault of a field is the one to mend first; later ones are dropped.</summary>
    public void Add(string path, Error error) => _byPath.TryAdd(path, error);

    public static FormFaults Of(RegistrationDraft draft, ValidationResult shape)
    {
        var faults = new FormFaults();
        foreach (var fault in shape.Errors)
        {
            faults.Add(fault.PropertyName, new Error(fault.ErrorCode));
        }

        foreach (var (index, member) in draft.Members.Index())
        {
            if (member.IdNumberFault is { } numberFault)
            {
                faults.Add(Path(index, nameof(MemberDraft.IdNumber)), numberFault);
            }

            if (member.Contradiction() is { } contradiction)
            {
                faults.Add(Path(index, contradiction.Field), contradiction.Error);
            }
        }

        return faults;
    }

    /// <summary>A refusal of the use case at the field that it is about; null when it is about none.</summary>
    public static FormFaults? Of(Error refusal)
    {
        var path = refusal.Arguments is [.., MemberIndex row] ? Path(row.Index, nameof(MemberDraft.IdNumber)) : refusal.Code switch
        {
            "registry.number-taken" => "Number",
            "registry.village-not-found" => "Village",
            "registry.second-head" => "Members",
            _ => null,
        };
        if (path is null)
        {
            return null;
        }

        var faults = new FormFaults();
        faults.Add(path, refusal);
        return faults;
    }

    public static string Path(int row, string field) => string.Create(CultureInfo.InvariantCulture, $"Members[{row}].{field}");
}
