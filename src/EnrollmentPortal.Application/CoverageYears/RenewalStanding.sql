-- The people on the books of a unit, each beside the year before: a row a person with what is true of them.
-- Of who has not enrolled again: waiting, incomplete (something must be asked first), left (need not enrol here any more).
-- @tenant; @year: the coverage year that expects them; @unit: the prefix of their place; @today: the business date.
with people as (
  select person.id, person.org_code, person.exemption_reason, person.household_id, person.phone, enrollment.id as enrolled, past.tier as tier_before
  from person
  left join past_cover past on past.tenant_id = @tenant and past.person_id = person.id and past.coverage_year = @year - 1
  left join campaign on campaign.tenant_id = @tenant and campaign.coverage_year = @year
  left join enrollment on enrollment.tenant_id = @tenant and enrollment.campaign_id = campaign.id and enrollment.person_id = person.id
  where person.tenant_id = @tenant and starts_with(person.org_code, @unit)),
earlier as (
  select enrollment.person_id, enrollment.org_code, enrollment.enrolled_on
  from campaign join enrollment on enrollment.tenant_id = @tenant and enrollment.campaign_id = campaign.id
  where campaign.tenant_id = @tenant and campaign.coverage_year = @year - 1 and starts_with(enrollment.home_code, @unit)),
changed as (
  select distinct identity.person_id
  from earlier join person_identity identity on identity.tenant_id = @tenant and identity.person_id = earlier.person_id
  where identity.certified_on > earlier.enrolled_on and identity.certified_on <= @today
     or identity.ended_on >= earlier.enrolled_on and identity.ended_on < @today)
select people.id as person_id, people.org_code, people.tier_before, earlier.org_code as paid_in,
       people.tier_before is not null and people.exemption_reason is null and people.enrolled is null as waiting,
       people.tier_before is not null and people.exemption_reason is null and people.enrolled is null
         and (coalesce(people.phone, contact.phone) is null or household.address = '') as incomplete,
       people.tier_before is not null and people.enrolled is not null as renewed,
       people.tier_before is not null and people.exemption_reason is not null and people.enrolled is null as "left",
       people.tier_before is null and people.exemption_reason is null and people.enrolled is null as "first",
       people.tier_before is not null and coalesce(left(earlier.org_code, 12) <> left(people.org_code, 12), false) as moved,
       changed.person_id is not null as identity_changed
from people
join household on household.tenant_id = @tenant and household.id = people.household_id
join household_contact contact on contact.tenant_id = @tenant and contact.id = household.id
left join earlier on earlier.person_id = people.id
left join changed on changed.person_id = people.id
