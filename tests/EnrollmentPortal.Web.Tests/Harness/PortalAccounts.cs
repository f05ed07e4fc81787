namespace EnrollmentPortal.Web.Tests.Harness;

/// <summary>Accounts of a test's own, so that it may lock or disable them.</summary>
internal static class PortalAccounts
{
    /// <summary>A new account with role, scope and password of a demonstration account.</summary>
    /// <returns>Its user name.</returns>
    public static Task<string> AddAccountLikeAsync(this RunningPortal portal, string model) => portal.OwnerScalarAsync<string>(
        """
        insert into portal_user (id, user_name, normalized_user_name, email_confirmed, password_hash, security_stamp, concurrency_stamp,
            phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count, display_name, role, tenant_id, org_code, department)
        select gen_random_uuid(), $2, upper($2), false, password_hash, gen_random_uuid()::text, gen_random_uuid()::text,
            false, false, true, 0, display_name, role, tenant_id, org_code, department
        from portal_user where user_name = $1
        returning user_name
        """,
        model,
        "test-" + Guid.NewGuid().ToString("N")[..10]);

    /// <summary>The same in another unit: a county that the demonstration does not have.</summary>
    /// <returns>Its user name.</returns>
    public static async Task<string> AddAccountLikeAsync(this RunningPortal portal, string model, string unit)
    {
        var account = await portal.AddAccountLikeAsync(model);
        return await portal.OwnerScalarAsync<string>(
            "update portal_user set org_code = $2, tenant_id = substr($2, 1, 6)::int where user_name = $1 returning user_name", account, unit);
    }

    /// <summary>What an administrator's click does, without the click.</summary>
    public static Task<string> DisableAccountAsync(this RunningPortal portal, string userName) => portal.OwnerScalarAsync<string>(
        "update portal_user set disabled_at = now() where user_name = $1 returning user_name", userName);

    /// <summary>Makes the sessions of an account look as if they had begun, or had been used last, so much earlier.</summary>
    /// <param name="column"><c>started_at</c> or <c>last_active_at</c>.</param>
    public static Task<string> AgeSessionsAsync(this RunningPortal portal, string userName, string column, TimeSpan by) => portal.OwnerScalarAsync<string>(
        $"update user_session s set {column} = {column} - $2 from portal_user u where u.id = s.user_id and u.user_name = $1 returning u.user_name", userName, by);
}
