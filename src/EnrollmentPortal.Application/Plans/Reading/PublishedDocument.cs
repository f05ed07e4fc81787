using EnrollmentPortal.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Plans.Reading;

/// <summary>The newest published document of a unit, with the plan that it makes.</summary>
public sealed record PublishedDocument(string UnitName, DraftDocument Document, Plan Plan, int Version, Guid VersionId);
