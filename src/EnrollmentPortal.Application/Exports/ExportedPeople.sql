-- The people of a list, by village and household, the head first.
-- @tenant; @unit: the prefix of their place; @today; @campaign: null where there is none; its @year.
-- @list: which of @missing, @enrolled, @exempt, @unseen; everybody for another. Relation: @head. Reason: @deceased, whose telephone is not given.
select coalesce(village.name, person.org_code) as "Village", household.group_name as "GroupName",
       household.number as "HouseholdNumber", household.head_name as "HeadName",
       person.name as "Name", person.relation as "Relation", person.sex as "Sex", person.born_on as "BornOn",
       person.id_number_masked as "IdNumberMasked", person.id_number_cipher as "IdNumberCipher",
       coalesce(case when person.exemption_reason is distinct from @deceased then person.phone end, contact.phone) as "Phone", household.address as "Address",
       (select string_agg(identity.category, '、' order by identity.category) from person_identity identity
        where identity.tenant_id = person.tenant_id and identity.person_id = person.id
          and identity.certified_on <= @today and coalesce(identity.ended_on, @today) >= @today) as "Identities",
       person.exemption_reason as "ExemptionReason", person.exemption_note as "ExemptionNote",
       said.value as "NotEnrolling", said.note as "NotEnrollingNote",
       paid.enrolled_on as "EnrolledOn", paid.tier as "Tier", paid.self_pay_fen as "SelfPayFen", paid.entitled_from as "EntitledFrom"
from person
join household on household.tenant_id = person.tenant_id and household.id = person.household_id
join household_contact contact on contact.tenant_id = household.tenant_id and contact.id = household.id
left join org_unit village on village.tenant_id = person.tenant_id and village.org_code = left(person.org_code, 12)
left join enrollment paid on paid.tenant_id = person.tenant_id and paid.person_id = person.id and paid.campaign_id = @campaign
left join lateral (
  select reason.value, reason.note from not_enrolling reason
  where reason.tenant_id = person.tenant_id and reason.person_id = person.id and reason.coverage_year = @year
    and reason."from" <= @today and coalesce(reason.until, @today) >= @today) said on paid.person_id is null and person.exemption_reason is null
where person.tenant_id = @tenant and starts_with(person.org_code, @unit)
  and case @list
        when @missing then paid.person_id is null and person.exemption_reason is null
        when @enrolled then paid.person_id is not null
        when @exempt then paid.person_id is null and person.exemption_reason is not null
        when @unseen then person.exemption_reason is null and exists (
          select from import_missing missing
          where missing.tenant_id = person.tenant_id and missing.person_id = person.id and missing.settled_at is null)
        else true end
order by person.org_code, household.number, (person.relation <> @head), person.born_on
