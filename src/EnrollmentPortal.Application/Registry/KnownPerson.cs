using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EnrollmentPortal.Application.Registry;

/// <summary>A person who is on the books already.</summary>
internal sealed record KnownPerson(Guid PersonId, string Name, Guid HouseholdId, string HouseholdNumber);
