using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Tenancy;

namespace EnrollmentPortal.Application.Divisions;

/// <summary>A county, township or village as the catalog knows it.</summary>
/// <param name="Code">Statistical code; its prefix is the parent's code.</param>
/// <param name="Parent">The unit one level up; none for a county.</param>
/// <param name="Name">The short name that people say and tables print, such as 太和社区.</param>
/// <param name="FullName">The name in the division list, such as 太和社区居民委员会.</param>
/// <param name="Level">County, township or village.</param>
/// <param name="Origin">Where the unit comes from.</param>
public sealed record DivisionUnit(OrgCode Code, OrgCode? Parent, string Name, string FullName, OrgLevel Level, UnitOrigin Origin);
