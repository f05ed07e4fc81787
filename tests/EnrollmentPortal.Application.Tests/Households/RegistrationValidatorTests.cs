using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Tests.Households;

/// <summary>The shape of what the form sends; every fault names its field.</summary>
public sealed class RegistrationValidatorTests
{
    private static readonly NewMember Head = AFamily.Head("谭国华");

    public static TheoryData<string, NewMember> Faults => new()
    {
        { "registry.name-missing", Head with { Name = "  " } },
        { "registry.name-too-long", Head with { Name = new string('谭', NewMemberValidator.MaxNameLength + 1) } },
        { "registry.relation-missing", Head with { Relation = null } },
        { "registry.id-number-missing", Head with { IdNumber = " " } },
        { "registry.sex-missing", Head with { Sex = null } },
        { "registry.birth-date-missing", Head with { BornOn = null } },
        { "registry.ethnic-group-missing", Head with { EthnicGroup = (EthnicGroup)99 } },
        { "registry.phone", Head with { Phone = "138-ABC" } },
        { "registry.phone", Head with { Phone = "110" } },
        { "registry.residence-missing", Head with { Residence = "moon" } },
        { "registry.exemption-evidence-missing", Head with { Exemption = ExemptionReason.InsuredElsewhere } },
        { "registry.exemption-evidence-missing", Head with { Exemption = ExemptionReason.Other, ExemptionNote = " " } },
        { "registry.exemption-note-too-long", Head with { Exemption = ExemptionReason.Deceased, ExemptionNote = new string('注', NewMemberValidator.MaxNoteLength + 1) } },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void NewMember_GivenAFault_ThenItsCode(string code, NewMember member)
    {
        // Given, When
        var faults = new NewMemberValidator().Validate(member).Errors;

        // Then
        Assert.Equal(code, Assert.Single(faults).ErrorCode);
    }

    [Fact]
    public void NewMember_GivenAnOrdinaryPerson_ThenNoFault() => Assert.True(new NewMemberValidator().Validate(Head).IsValid);

    [Theory]
    [InlineData("13812345678")]
    [InlineData("023-73332211")]
    [InlineData("7333 2211")]
    [InlineData("")]
    [InlineData(null)]
    public void NewMember_GivenATelephoneAsPeopleWriteIt_ThenNoFault(string? phone) =>
        Assert.True(new NewMemberValidator().Validate(Head with { Phone = phone }).IsValid);

    [Fact]
    public void RegisterHousehold_GivenAFaultInAMember_ThenThePathLeadsToTheRow()
    {
        // Given
        var command = AFamily.Of("500240108001", Head, AFamily.Member(" ", Relation.Son));

        // When
        var fault = Assert.Single(new RegisterHouseholdValidator().Validate(command).Errors);

        // Then
        Assert.Equal("Members[1].Name", fault.PropertyName);
    }

    [Fact]
    public void RegisterHousehold_GivenFaultsOfTheHousehold_ThenEachIsNamed()
    {
        // Given
        var command = new RegisterHouseholdCommand(default, new string('1', 31), new string('组', 31), new string('址', 101), "x", []);

        // When
        var codes = new RegisterHouseholdValidator().Validate(command).Errors.Select(fault => fault.ErrorCode);

        // Then
        Assert.Equal(
            ["registry.village-missing", "registry.number-too-long", "registry.group-too-long", "registry.address-too-long", "registry.phone", "registry.no-members"],
            codes);
    }

    [Fact]
    public void RegisterHousehold_GivenATownshipInPlaceOfAVillage_ThenItIsNoVillage() => Assert.Contains(
        new RegisterHouseholdValidator().Validate(AFamily.Of("500240108001", Head) with { Village = OrgCode.Parse("500240108") }).Errors,
        fault => fault.ErrorCode == "registry.village-missing");

    [Fact]
    public void RegisterHousehold_GivenNoHead_ThenOneIsAskedFor() => Assert.Equal(
        "registry.one-head",
        Assert.Single(new RegisterHouseholdValidator().Validate(AFamily.Of("500240108001", Head with { Relation = Relation.Son })).Errors).ErrorCode);

    [Fact]
    public void RegisterPerson_GivenNobodyOrTwoHeads_ThenRefused()
    {
        // Given, When
        var nobody = new RegisterPersonValidator().Validate(new RegisterPersonCommand(Guid.CreateVersion7(), []));
        var heads = new RegisterPersonValidator().Validate(new RegisterPersonCommand(Guid.CreateVersion7(), [Head, Head]));

        // Then
        Assert.Equal("registry.no-members", Assert.Single(nobody.Errors).ErrorCode);
        Assert.Equal("registry.one-head", Assert.Single(heads.Errors).ErrorCode);
    }
}
