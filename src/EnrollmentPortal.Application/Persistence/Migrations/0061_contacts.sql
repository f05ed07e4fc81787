-- A telephone that nobody living answers is not offered. Lists of every kind ask here; ContactPhone says the same of a household in memory.

-- A probe that nearly always finds nothing must cost nearly nothing.
create index person_deceased on person (tenant_id, household_id) where exemption_reason = 'Deceased';

-- It runs with the reader's rights: row-level security decides who is seen.
create view household_contact with (security_invoker = true) as
select household.tenant_id, household.id,
       case when exists (select from person dead
                         where dead.tenant_id = household.tenant_id and dead.household_id = household.id and dead.exemption_reason = 'Deceased'
                           and (dead.relation = 'Head' or dead.phone_reversed = household.phone_reversed))
             and not exists (select from person living
                             where living.tenant_id = household.tenant_id and living.household_id = household.id
                               and living.exemption_reason is distinct from 'Deceased' and living.phone_reversed = household.phone_reversed)
         then null else household.phone end as phone
from household;
grant select on household_contact to portal_app;

-- As before, with the telephone that may be offered.
create or replace function renewal_standing(tenant int, year_of_campaign int, unit text, today date)
returns table (person_id uuid, org_code text, tier_before text, paid_in text,
               waiting boolean, incomplete boolean, renewed boolean, "left" boolean, "first" boolean, moved boolean, identity_changed boolean)
language sql stable as $$
  with people as (
    select person.id, person.org_code, person.exemption_reason, person.household_id, person.phone, enrollment.id as enrolled,
           case year_of_campaign - 1 when person.last_covered_year then person.last_covered_tier
                                     when person.earlier_covered_year then person.earlier_covered_tier end as tier_before
    from person
    left join campaign on campaign.tenant_id = tenant and campaign.coverage_year = year_of_campaign
    left join enrollment on enrollment.tenant_id = tenant and enrollment.campaign_id = campaign.id and enrollment.person_id = person.id
    where person.tenant_id = tenant and starts_with(person.org_code, unit)),
  earlier as (
    select enrollment.person_id, enrollment.org_code, enrollment.enrolled_on
    from campaign join enrollment on enrollment.tenant_id = tenant and enrollment.campaign_id = campaign.id
    where campaign.tenant_id = tenant and campaign.coverage_year = year_of_campaign - 1 and starts_with(enrollment.home_code, unit)),
  changed as (
    select distinct identity.person_id
    from earlier join person_identity identity on identity.tenant_id = tenant and identity.person_id = earlier.person_id
    where identity.certified_on > earlier.enrolled_on and identity.certified_on <= today
       or identity.ended_on >= earlier.enrolled_on and identity.ended_on < today)
  select people.id, people.org_code, people.tier_before, earlier.org_code,
         people.tier_before is not null and people.exemption_reason is null and people.enrolled is null,
         people.tier_before is not null and people.exemption_reason is null and people.enrolled is null
           and (coalesce(people.phone, contact.phone) is null or household.address = ''),
         people.tier_before is not null and people.enrolled is not null,
         people.tier_before is not null and people.exemption_reason is not null and people.enrolled is null,
         people.tier_before is null and people.exemption_reason is null and people.enrolled is null,
         people.tier_before is not null and coalesce(left(earlier.org_code, 12) <> left(people.org_code, 12), false),
         changed.person_id is not null
  from people
  join household on household.tenant_id = tenant and household.id = people.household_id
  join household_contact contact on contact.tenant_id = tenant and contact.id = household.id
  left join earlier on earlier.person_id = people.id
  left join changed on changed.person_id = people.id
$$;
