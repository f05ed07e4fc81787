using System.Security.Cryptography;
using EnrollmentPortal.Application.Accounts;
using Microsoft.AspNetCore.Identity;

namespace EnrollmentPortal.Web.Security;

/// <summary>A hash that no password has, for names that have no account: an attacker who measures how long an answer takes learns nothing from it.</summary>
internal sealed class DecoyPassword(IPasswordHasher<PortalUser> hasher)
{
    private static readonly PortalUser Nobody = new();

    private readonly string _hash = hasher.HashPassword(Nobody, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));

    /// <summary>Takes as long as looking at a real one.</summary>
    public void Verify(string password) => hasher.VerifyHashedPassword(Nobody, _hash, password);
}
