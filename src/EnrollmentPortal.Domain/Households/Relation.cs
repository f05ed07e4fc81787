namespace EnrollmentPortal.Domain.Households;

/// <summary>What a member is to the head of the household (与户主关系), after the main classes of GB/T 4761.</summary>
public enum Relation
{
    /// <summary>户主: exactly one in every household.</summary>
    Head,

    /// <summary>配偶.</summary>
    Spouse,

    /// <summary>子.</summary>
    Son,

    /// <summary>女.</summary>
    Daughter,

    /// <summary>孙子女、外孙子女.</summary>
    Grandchild,

    /// <summary>父母, also of the spouse.</summary>
    Parent,

    /// <summary>祖父母、外祖父母.</summary>
    Grandparent,

    /// <summary>兄弟姐妹.</summary>
    Sibling,

    /// <summary>儿媳.</summary>
    DaughterInLaw,

    /// <summary>女婿.</summary>
    SonInLaw,

    /// <summary>其他: other relatives and people without kinship.</summary>
    Other,
}
