-- Cover of earlier years, one row a year: covered in a tier, or known not to have been covered. A year without a row is not known,
-- and nothing is counted over it.

create table past_cover (
  tenant_id     int not null,
  person_id     uuid not null,
  coverage_year int not null,
  org_code      text collate "C" not null,
  -- Null for who is known not to have been covered.
  tier          text,
  source        text not null,
  -- The complete list that does not name the person; taking it back takes the row.
  import_id     uuid,
  noted_at      timestamptz not null default now(),
  primary key (tenant_id, person_id, coverage_year),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  check (import_id is null or tier is null)
);
create index past_cover_by_import on past_cover (tenant_id, import_id) where import_id is not null;

-- The two years that stood at the person; the owner may read them for this once. What was not covered was not told from what was not known.
alter table person no force row level security;
alter table import_row no force row level security;
alter table population_import no force row level security;
insert into past_cover (tenant_id, person_id, coverage_year, org_code, tier, source)
select tenant_id, id, last_covered_year, org_code, last_covered_tier, 'Ledger' from person where last_covered_year is not null
union all
select tenant_id, id, earlier_covered_year, org_code, earlier_covered_tier, 'Ledger' from person where earlier_covered_year is not null;

-- Last year's lists kept both years before and after; now they keep the list's year alone, so that they can still be taken back.
update import_row row set old_values = row.old_values || jsonb_build_object('Last', said.last, 'Written', said.written)
from (
  select listed.tenant_id, listed.import_id, listed.row_number,
         case list.coverage_year::text
           when listed.old_values -> 'Last' ->> 0 then jsonb_build_object('Tier', listed.old_values -> 'Last' ->> 1, 'Source', 'Ledger')
           when listed.old_values -> 'Last' ->> 2 then jsonb_build_object('Tier', listed.old_values -> 'Last' ->> 3, 'Source', 'Ledger') end as last,
         case list.coverage_year::text
           when listed.old_values -> 'Written' ->> 0 then jsonb_build_object('Tier', listed.old_values -> 'Written' ->> 1, 'Source', 'Ledger')
           when listed.old_values -> 'Written' ->> 2 then jsonb_build_object('Tier', listed.old_values -> 'Written' ->> 3, 'Source', 'Ledger') end as written
  from import_row listed join population_import list on list.tenant_id = listed.tenant_id and list.id = listed.import_id
  where jsonb_typeof(listed.old_values -> 'Last') = 'array') said
where row.tenant_id = said.tenant_id and row.import_id = said.import_id and row.row_number = said.row_number;

alter table person
  drop column last_covered_year,
  drop column last_covered_tier,
  drop column earlier_covered_year,
  drop column earlier_covered_tier;
alter table person force row level security;
alter table import_row force row level security;
alter table population_import force row level security;
call protect('past_cover', 'subtree', '{select,insert,update,delete}');

-- As before, with the year before from its own table.
create or replace function renewal_standing(tenant int, year_of_campaign int, unit text, today date)
returns table (person_id uuid, org_code text, tier_before text, paid_in text,
               waiting boolean, incomplete boolean, renewed boolean, "left" boolean, "first" boolean, moved boolean, identity_changed boolean)
language sql stable as $$
  with people as (
    select person.id, person.org_code, person.exemption_reason, person.household_id, person.phone, enrollment.id as enrolled, past.tier as tier_before
    from person
    left join past_cover past on past.tenant_id = tenant and past.person_id = person.id and past.coverage_year = year_of_campaign - 1
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
