using EnrollmentPortal.Application.Households.Duplicates;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Web.Components;
using EnrollmentPortal.Web.Features.Households.Registration;
using FluentValidation;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace EnrollmentPortal.Web.Features.Households.Record;

/// <summary>Two records of one person side by side, and a choice for every field.</summary>
public sealed partial class MergePage
{
    private readonly HashSet<MergedField> _fromSecond = [];
    private MergeSheet? _sheet;
    private MergedRecord? _done;
    private Error? _refusal;
    private FormFaults _faults = FormFaults.None;
    private string? _reason;
    private bool _busy;

    [SupplyParameterFromQuery(Name = "first")]
    private Guid First { get; set; }

    [SupplyParameterFromQuery(Name = "second")]
    private Guid Second { get; set; }

    [Inject]
    private OpenMerge OpenMerge { get; set; } = default!;

    [Inject]
    private MergePeople MergePeople { get; set; } = default!;

    [Inject]
    private IValidator<MergePeopleCommand> Validator { get; set; } = default!;

    [Inject]
    private IStringLocalizer<RegistryTexts> Registry { get; set; } = default!;

    protected override async Task OnParametersSetAsync()
    {
        if (_sheet is null && _done is null)
        {
            var answer = await OpenMerge.ExecuteAsync(First, Second, Actor, Aborted);
            (_sheet, _refusal) = (answer.ValueOrDefault, answer.Error);
        }
    }

    private async Task SaveAsync()
    {
        if (_busy)
        {
            return;
        }

        var command = new MergePeopleCommand(First, Second, _fromSecond, _reason);
        (_faults, _refusal) = (FormFaults.None, null);
        foreach (var fault in Validator.Validate(command).Errors)
        {
            _faults.Add(fault.PropertyName, new Error(fault.ErrorCode));
        }

        if (_faults.Count == 0)
        {
            _busy = true;
            var answer = await MergePeople.ExecuteAsync(command, Actor, CancellationToken.None);
            (_busy, _done, _refusal) = (false, answer.ValueOrDefault, answer.Error);
        }
    }

    private string Value(MergeSide side, MergedField field) => field switch
    {
        MergedField.Name => side.Name,
        MergedField.IdNumber => $"{side.MaskedIdNumber} · {Display.Date(side.BornOn)} · {T["Sex." + side.Sex].Value}",
        MergedField.Household => $"{T["TargetLine", side.HeadName, side.HouseholdNumber, side.Village].Value} · {Registry["Relation." + side.Relation].Value}",
        MergedField.Phone => side.Phone ?? "—",
        MergedField.EthnicGroup => side.EthnicGroup,
        MergedField.Residence => T["Residence." + side.Residence] is { ResourceNotFound: false } text ? text.Value : side.Residence,
        MergedField.Exemption => side.Exemption is { } reason ? Registry["ExemptionReason." + reason].Value : T["NoExemption"].Value,
    };

    private string Both(MergeSide side)
    {
        var years = side.Enrollments.Count == 0 ? [] : new[] { T["EnrolledYears", string.Join('、', side.Enrollments)].Value };
        return string.Join(" · ", side.Identities.Concat(years).DefaultIfEmpty("—"));
    }
}
