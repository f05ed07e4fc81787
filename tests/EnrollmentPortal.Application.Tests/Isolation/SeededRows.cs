namespace EnrollmentPortal.Application.Tests.Isolation;

/// <summary>One row of every tenant table for each of eight villages: two counties, two townships in each, two villages in each.</summary>
/// <remarks>A new tenant table needs a statement here; the suite names the table that lacks one. In the statements <c>county</c>,
/// <c>township</c>, <c>village</c> and <c>unit</c> (all of them) have the columns <c>tenant</c> and <c>code</c>, and <c>id(kind, code)</c>
/// makes the same UUID every time.</remarks>
internal static class SeededRows
{
    public const string CountyA = "500240";
    public const string CountyB = "130607";
    public const string TownshipA = "500240001";
    public const string OtherTownshipA = "500240002";
    public const string VillageA = "500240001001";
    public const string OtherVillageA = "500240001002";
    public const string TownshipB = "130607001";

    /// <summary>The units that the statements select from.</summary>
    public const string Units = """
        create temp table county as select code::int as tenant, code from unnest(array['500240', '130607']) as code;
        create temp table township as select tenant, code || suffix as code from county, unnest(array['001', '002']) as suffix;
        create temp table village as select tenant, code || suffix as code from township, unnest(array['001', '002']) as suffix;
        create temp table unit as select * from county union all select * from township union all select * from village;
        create function pg_temp.id(kind text, code text) returns uuid language sql as 'select md5(kind || code)::uuid';
        insert into tenant (id, name, demonstration) select tenant, code, true from county;
        """;

    /// <summary>In an order that the references allow.</summary>
    public static readonly IReadOnlyList<(string Table, string Insert)> Statements =
    [
        ("org_unit", """
            insert into org_unit (tenant_id, org_code, parent_code, name, full_name, level, origin)
            select tenant, code, case when length(code) > 6 then left(code, -3) end, code, code,
                   case length(code) when 6 then 'County' when 9 then 'Township' else 'Village' end, 'DivisionList'
            from unit order by code
            """),
        ("plan_version", """
            insert into plan_version (tenant_id, id, org_code, coverage_year, version, title, document, digest, published_at, effective_from)
            select tenant, pg_temp.id('plan', code), code, 2024, 1, code, '{}', 'digest', now(), '2023-01-01' from unit where length(code) <= 9
            """),
        ("plan_draft", """
            insert into plan_draft (tenant_id, id, org_code, coverage_year, base_year, base_version, document, state, written_by, written_by_name, written_at)
            select tenant, pg_temp.id('draft', code), code, 2024, 2024, 1, '{}', 'Draft', pg_temp.id('user', code), 'official', now() from unit
            """),
        ("plan_draft_change", """
            insert into plan_draft_change (tenant_id, draft_id, number, org_code, path, changed_by_name, changed_at)
            select tenant, pg_temp.id('draft', code), 1, code, '$.year', 'official', now() from unit
            """),
        ("plan_draft_acknowledgement", """
            insert into plan_draft_acknowledgement (tenant_id, draft_id, key, org_code, acknowledged_by, acknowledged_by_name, acknowledged_at)
            select tenant, pg_temp.id('draft', code), 'Document:$.documents', code, pg_temp.id('user', code), 'official', now() from unit
            """),
        ("saved_situation", """
            insert into saved_situation (tenant_id, id, org_code, coverage_year, name, created_by_name, created_at)
            select tenant, pg_temp.id('situation', code), code, 2024, code, 'official', now() from unit
            """),
        ("plan_impact", """
            insert into plan_impact (tenant_id, id, org_code, draft_id, coverage_year, draft_digest, paid_on, base_year, base_version, base_paid_on,
                                     computed_at, computed_by_name, summary)
            select tenant, pg_temp.id('impact', code), code, pg_temp.id('draft', code), 2024, 'digest', '2023-11-20', 2024, 1, '2023-11-20', now(), 'official', '{}' from unit
            """),
        ("plan_impact_class", """
            insert into plan_impact_class (tenant_id, impact_id, number, org_code, kind, people, detail)
            select tenant, pg_temp.id('impact', code), 0, code, 'Dearer', 1, '{}' from unit
            """),
        ("plan_impact_place", """
            insert into plan_impact_place (tenant_id, impact_id, org_code, figures, people, classes)
            select tenant, pg_temp.id('impact', code), code, '{}', array[pg_temp.id('person', code)], array[0] from village
            """),
        ("campaign", """
            insert into campaign (tenant_id, id, coverage_year, name, opened_on)
            select tenant, pg_temp.id('campaign', code), 2024, code, '2023-09-01' from county
            """),
        ("quota", """
            insert into quota (tenant_id, campaign_id, org_code, heads, printed_name)
            select tenant, pg_temp.id('campaign', tenant::text), code, 100, code from unit
            """),
        ("household", """
            insert into household (tenant_id, id, org_code, number, head_name)
            select tenant, pg_temp.id('household', code), code, code, 'head of ' || code from village
            """),
        ("person", """
            insert into person (tenant_id, id, household_id, org_code, name, name_initials, relation, sex, born_on, ethnic_group,
                                id_number_hash, id_number_cipher, id_number_masked, registered_on)
            select tenant, pg_temp.id('person', code), pg_temp.id('household', code), code, 'person of ' || code, 'po', 'Head', 'Male', '1970-01-01', '汉族',
                   convert_to(code, 'UTF8'), convert_to(code, 'UTF8'), '990***', '2023-09-01' from village
            """),
        ("person_identity", """
            insert into person_identity (tenant_id, id, person_id, org_code, category, certified_by, certified_on)
            select tenant, pg_temp.id('identity', code), pg_temp.id('person', code), code, '低保对象', '民政局', '2023-01-01' from village
            """),
        ("person_fact", """
            insert into person_fact (tenant_id, id, person_id, org_code, kind, value, "from", evidence, source, recorded_by, recorded_by_name, recorded_on, recorded_at)
            select tenant, pg_temp.id('fact', code), pg_temp.id('person', code), code, 'Migrant', 'yes', '2023-11-01', 'asked', 'Recorded',
                   pg_temp.id('user', code), 'clerk', '2023-11-01', now() from village
            """),
        ("past_cover", """
            insert into past_cover (tenant_id, person_id, coverage_year, org_code, tier, source)
            select tenant, pg_temp.id('person', code), 2023, code, '一档', 'Ledger' from village
            """),
        ("review_case", """
            insert into review_case (tenant_id, id, person_id, org_code, coverage_year, state, left_by, left_by_zh, left_by_en, clauses, description,
                                     asked_by, asked_by_name, asked_on, asked_at)
            select tenant, pg_temp.id('review', code), pg_temp.id('person', code), code, 2024, 'Open', 'by-policy', '待核', 'to be checked', 'R-1', 'described',
                   pg_temp.id('user', code), 'clerk', '2023-11-20', now() from village
            """),
        ("review_evidence", """
            insert into review_evidence (tenant_id, id, case_id, person_id, org_code, file_name, format, bytes, content, added_by_name, added_at)
            select tenant, pg_temp.id('evidence', code), pg_temp.id('review', code), pg_temp.id('person', code), code, 'photo.jpg', 'Jpeg', 3, '\xffd8ff'::bytea,
                   'clerk', now() from village
            """),
        ("review_deputy", """
            insert into review_deputy (tenant_id, id, org_code, account_id, account_name, "from", until, named_by, named_by_name, named_on, named_at)
            select tenant, pg_temp.id('deputy', code), code, pg_temp.id('user', code), 'deputy of ' || code, '2023-11-01', '2023-12-31',
                   pg_temp.id('official', code), 'official', '2023-11-01', now() from unit
            """),
        ("address_place", """
            insert into address_place (tenant_id, org_code, stem) select tenant, code, 'place of ' || code from village
            """),
        ("earlier_id_number", """
            insert into earlier_id_number (tenant_id, id, person_id, org_code, id_number_hash, id_number_cipher, id_number_masked, replaced_on, reason)
            select tenant, pg_temp.id('earlier', code), pg_temp.id('person', code), code, convert_to('old' || code, 'UTF8'), convert_to(code, 'UTF8'),
                   '991***', '2023-11-01', 'typed wrongly' from village
            """),
        ("merged_person", """
            insert into merged_person (tenant_id, id, survivor_id, org_code, name, id_number_masked, merged_on, merged_by_name)
            select tenant, pg_temp.id('merged', code), pg_temp.id('person', code), code, 'twin of ' || code, '992***', '2023-11-01', 'clerk' from village
            """),
        ("duplicate_decision", """
            insert into duplicate_decision (tenant_id, first_id, second_id, org_code, decided_on, decided_by_name)
            select tenant, '00000000-0000-0000-0000-000000000000', pg_temp.id('person', code), code, '2023-11-01', 'clerk' from village
            """),
        ("transfer_request", """
            insert into transfer_request (tenant_id, id, household_id, people, org_code, target_code, reason, state, requested_at, requested_by_name)
            select tenant, pg_temp.id('transfer', code), pg_temp.id('household', code), array[pg_temp.id('person', code)], code, code, 'moved', 'Waiting',
                   now(), 'clerk' from village
            """),
        ("roster", """
            insert into roster (tenant_id, id, org_code, department, categories, list_month, effective_on, is_late, file_name, file_hash, lines, state,
                                sent_on, sent_at, sent_by, sent_by_name)
            select tenant, pg_temp.id('roster', code), code, 'department of ' || code, array['低保对象'], '2023-11-01', '2023-12-01', false, 'list.csv',
                   convert_to(code, 'UTF8'), 1, 'Draft', '2023-11-03', now(), pg_temp.id('user', code), 'officer' from unit
            """),
        ("roster_line", """
            insert into roster_line (tenant_id, roster_id, number, org_code, category, name, match)
            select tenant, pg_temp.id('roster', code), 2, code, '低保对象', 'somebody of ' || code, 'Unknown' from village
            """),
        ("receipt_book", """
            insert into receipt_book (tenant_id, campaign_id, org_code, last_number)
            select tenant, pg_temp.id('campaign', tenant::text), code, 2 from township
            """),
        ("contribution", """
            insert into contribution (tenant_id, id, campaign_id, household_id, org_code, book_code, receipt_number, idempotency_key,
                                      channel, payer_name, total_fen, paid_on, recorded_at, recorded_by, recorded_by_name)
            select tenant, pg_temp.id('contribution', code), pg_temp.id('campaign', tenant::text), pg_temp.id('household', code), code,
                   left(code, 9), right(code, 3)::int, pg_temp.id('key', code), 'Cash', 'payer', 38000, '2023-11-20', now(), pg_temp.id('user', code), 'clerk' from village
            """),
        ("enrollment", """
            insert into enrollment (tenant_id, id, campaign_id, contribution_id, person_id, household_id, org_code, home_code, plan_version_id, tier, route,
                                    standard_fen, subsidy_fen, self_pay_fen, enrolled_on, assessment)
            select tenant, pg_temp.id('enrollment', code), pg_temp.id('campaign', tenant::text), pg_temp.id('contribution', code), pg_temp.id('person', code),
                   pg_temp.id('household', code), code, code, pg_temp.id('plan', tenant::text), '一档', 'main', 38000, 0, 38000, '2023-11-20', '{}' from village
            """),
        ("identity_case", """
            insert into identity_case (tenant_id, id, org_code, campaign_id, roster_id, certified_by, enrollment_id, person_id, category, rule, rule_zh, rule_en, clauses,
                                     paid_fen, amount_fen, state, opened_on)
            select tenant, pg_temp.id('case', code), code, pg_temp.id('campaign', tenant::text), pg_temp.id('roster', code), '民政局', pg_temp.id('enrollment', code),
                   pg_temp.id('person', code), '低保对象', 'RefundDifference', '退费', 'refund', 'R-1', 38000, 34200, 'Open', '2023-12-01' from village
            """),
        ("zero_declaration", """
            insert into zero_declaration (tenant_id, id, org_code, campaign_id, state, proposed_on, proposed_at, proposed_by, proposed_by_name)
            select tenant, pg_temp.id('declaration', code), code, pg_temp.id('campaign', tenant::text), 'Proposed', '2023-11-20', now(), pg_temp.id('user', code), 'clerk' from unit
            """),
        ("zero_declaration_line", """
            insert into zero_declaration_line (tenant_id, declaration_id, person_id, org_code, name, id_number_masked, tier, standard_fen, category, state)
            select tenant, pg_temp.id('declaration', code), pg_temp.id('person', code), code, 'person of ' || code, '990***', '一档', 38000, '特困人员', 'Proposed' from village
            """),
        ("village_progress", """
            insert into village_progress (tenant_id, campaign_id, org_code, day, registered, enrolled)
            select tenant, pg_temp.id('campaign', tenant::text), code, '2023-11-20', 1, 1 from village
            """),
        ("group_progress", """
            insert into group_progress (tenant_id, campaign_id, org_code, category, registered, enrolled)
            select tenant, pg_temp.id('campaign', tenant::text), code, '低保对象', 1, 1 from village
            """),
        ("job", """
            insert into job (tenant_id, id, org_code, kind, subject_id, state, requested_by, requested_by_name, requested_by_role, requested_at)
            select tenant, pg_temp.id('job', code), code, 'test', pg_temp.id('import', code), 'Waiting', pg_temp.id('user', code), 'clerk', 'TownshipClerk', now() from unit
            """),
        ("population_import", """
            insert into population_import (tenant_id, id, org_code, kind, file_name, file_digest, file_bytes, header_row, header, mapping, overwrites, state, created_at, created_by_name)
            select tenant, pg_temp.id('import', code), code, 'Population', 'people.csv', 'digest', 1, 1, '{}', '{}', '{}', 'Checked', now(), 'clerk' from unit
            """),
        ("import_row", """
            insert into import_row (tenant_id, import_id, row_number, org_code, registered_code, outcome, faults, repairs, name, name_initials, name_pinyin, address_stem)
            select tenant, pg_temp.id('import', code), 2, code, code, 'Faulty', '{}'::text[], '{}'::text[], 'row of ' || code, 'ro', 'ro', '' from unit union all
            select tenant, pg_temp.id('import', left(code, 6)), 2 + substr(code, 7)::int, code,
                   left(code, 6) || case substr(code, 7, 3) when '001' then '002' else '001' end || right(code, 3),
                   'Moved', '{}'::text[], '{}'::text[], 'moved to ' || code, 'mo', 'mo', '' from village
            """),
        ("import_household", """
            insert into import_household (tenant_id, import_id, first_row, org_code, id, number, village_code, head_name, group_name, address, address_stem)
            select tenant, pg_temp.id('import', code), 2, code, pg_temp.id('home', code), 'H' || code, code, 'head', '', '', '' from unit
            """),
        ("import_missing", """
            insert into import_missing (tenant_id, import_id, person_id, org_code, file_name, listed_at)
            select tenant, pg_temp.id('import', code), pg_temp.id('person', code), code, 'list.csv', now() from village
            """),
        ("import_source", """
            insert into import_source (tenant_id, org_code, name, columns, overwrites, saved_by_name, saved_at)
            select tenant, code, 'source of ' || code, '{}', '{}', 'clerk', now() from unit
            """),
        ("audit_entry", """
            insert into audit_entry (tenant_id, id, org_code, at, actor_name, action, subject_type, subject_id)
            select tenant, pg_temp.id('audit', code), code, now(), 'clerk', 'test.seeded', 'village', code from village union all
            select 0, pg_temp.id('audit', 'platform'), '0', now(), 'administrator', 'test.seeded', 'tenant', '0'
            """),
    ];
}
