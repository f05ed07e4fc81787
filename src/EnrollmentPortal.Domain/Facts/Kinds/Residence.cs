namespace EnrollmentPortal.Domain.Facts.Kinds;

/// <summary>What ties the person to the place.</summary>
public enum Residence
{
    /// <summary>本地户籍.</summary>
    LocalHukou,

    /// <summary>持本地居住证.</summary>
    LocalResidencePermit,

    /// <summary>外国人永久居留证.</summary>
    ForeignPermanentResidence,

    /// <summary>本市其他区县居民, living here.</summary>
    OtherDistrictResidentLivingHere,

    /// <summary>本市其他区县居民, living elsewhere.</summary>
    OtherDistrictResidentLivingElsewhere,

    /// <summary>Lives here without a household registration here.</summary>
    ResidentWithoutHukou,

    /// <summary>外地户籍, with no permit for this place.</summary>
    OutsideHukou,

    /// <summary>引进人才的配偶.</summary>
    RecruitedTalentSpouse,

    /// <summary>引进人才的未成年子女.</summary>
    RecruitedTalentMinorChild,

    /// <summary>引进人才的父母.</summary>
    RecruitedTalentParent,

    /// <summary>引进人才的成年子女.</summary>
    RecruitedTalentAdultChild,

    /// <summary>None of these.</summary>
    None,
}
