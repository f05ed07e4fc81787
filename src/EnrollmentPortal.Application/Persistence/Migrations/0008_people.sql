-- People and households over time: more ways to find them, exemptions that end, corrected numbers, merged records, transfers,
-- and the one question between counties.

alter table person
  -- The whole spelling without gaps: "tanxiaoming".
  add column name_pinyin          text collate "C" not null default '',
  -- Digits backwards, so that a tail is a prefix.
  add column phone_reversed       text collate "C",
  -- The day on which the exemption ends by itself; from that day on the person should enrol.
  add column exempt_until         date,
  -- Of who is insured elsewhere.
  add column insured_kind         text,
  add column insured_place        text,
  -- The exemption that ended last: a release or a discharge opens a window of its own in some plans.
  add column last_exemption       text,
  add column last_exemption_ended date,
  add check (exempt_until is null or (exempt_since is not null and exempt_until >= exempt_since)),
  add check ((last_exemption is null) = (last_exemption_ended is null));

create index person_by_pinyin on person (tenant_id, name_pinyin, org_code);
create index person_by_phone on person (tenant_id, phone_reversed, org_code) where phone_reversed is not null;
create index person_by_exemption_end on person (tenant_id, exempt_until) where exempt_until is not null;

alter table household
  alter column head_name type text collate "C",
  add column phone_reversed text collate "C",
  -- The address up to its first figure after the place: what many houses share.
  add column address_stem   text collate "C" not null default '',
  -- Emptied by a merge: the number stays taken and leads to where the people went.
  add column merged_into    uuid;

create index household_by_head on household (tenant_id, head_name, org_code);
create index household_by_phone on household (tenant_id, phone_reversed, org_code) where phone_reversed is not null;
create index household_by_address on household (tenant_id, org_code, address_stem);

-- The places that addresses begin with. A county has some thousand, so looking for a piece of an address reads them all.
create table address_place (
  tenant_id int not null,
  org_code  text collate "C" not null,
  stem      text collate "C" not null,
  primary key (tenant_id, org_code, stem),
  foreign key (tenant_id, org_code) references org_unit (tenant_id, org_code)
);
call protect('address_place', 'subtree', '{select,insert}');

-- A number that was corrected, or that came with a merged record, still finds the person.
create table earlier_id_number (
  tenant_id        int not null,
  id               uuid not null,
  person_id        uuid not null,
  org_code         text collate "C" not null,
  id_number_hash   bytea not null,
  id_number_cipher bytea not null,
  id_number_masked text not null,
  replaced_on      date not null,
  reason           text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);
create index earlier_id_number_by_hash on earlier_id_number (tenant_id, id_number_hash);
create index earlier_id_number_by_person on earlier_id_number (tenant_id, person_id);
call protect('earlier_id_number', 'subtree', '{select,insert,update,delete}');

-- A record that turned out to be somebody who is registered already. Its enrolments of other years keep its id, because the
-- ledger is never edited; they find the person here. So the ledger's reference to person gives way to a check of the books.
create table merged_person (
  tenant_id        int not null,
  id               uuid not null,
  survivor_id      uuid not null,
  org_code         text collate "C" not null,
  name             text not null,
  id_number_masked text not null,
  merged_on        date not null,
  merged_by_name   text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, survivor_id) references person (tenant_id, id)
);
create index merged_person_by_survivor on merged_person (tenant_id, survivor_id);
call protect('merged_person', 'subtree', '{select,insert,update}');
alter table enrollment drop constraint enrollment_tenant_id_person_id_fkey;
create index enrollment_by_person on enrollment (tenant_id, person_id);

-- Two people who look like one and are not. The unit is the one that contains both: who sees both may decide.
create table duplicate_decision (
  tenant_id       int not null,
  first_id        uuid not null,
  second_id       uuid not null,
  org_code        text collate "C" not null,
  decided_on      date not null,
  decided_by_name text not null,
  note            text,
  primary key (tenant_id, first_id, second_id),
  check (first_id < second_id)
);
call protect('duplicate_decision', 'subtree', '{select,insert,delete}');

-- A move to another township: the clerk hands over, the county carries out, because no township sees the other's people.
create table transfer_request (
  tenant_id         int not null,
  id                uuid not null,
  household_id      uuid not null,
  people            uuid[] not null check (cardinality(people) > 0),
  org_code          text collate "C" not null,
  target_code       text collate "C" not null,
  reason            text not null,
  state             text not null check (state in ('Waiting', 'Done', 'Declined', 'Withdrawn')),
  requested_at      timestamptz not null,
  requested_by_name text not null,
  decided_at        timestamptz,
  decided_by_name   text,
  decision_note     text,
  primary key (tenant_id, id),
  foreign key (tenant_id, household_id) references household (tenant_id, id),
  foreign key (tenant_id, target_code) references org_unit (tenant_id, org_code),
  check ((state = 'Waiting') = (decided_at is null))
);
create index transfer_request_by_household on transfer_request (tenant_id, household_id);
create index transfer_request_waiting on transfer_request (tenant_id, requested_at) where state = 'Waiting';
call protect('transfer_request', 'subtree', '{select,insert,update}');

-- Who holds a number's cover for a year, over all counties. No role reads it: the three functions below are the only way, and
-- they tell a county nothing about another but kind and since.
create table coverage_claim (
  id_number_hash bytea not null,
  coverage_year  int not null,
  tenant_id      int not null references tenant,
  kind           text not null,
  since          date not null,
  primary key (id_number_hash, coverage_year)
);

create function claiming_tenant() returns int language plpgsql stable as $$
declare
  tenant constant int := nullif(current_setting('app.tenant_id', true), '')::int;
begin
  if coalesce(tenant, 0) = 0 then
    raise exception 'a claim needs a unit of work' using errcode = 'invalid_parameter_value';
  end if;
  return tenant;
end $$;

-- Claims the numbers for the tenant of the unit of work; waits for another county's transaction that is claiming one of them.
-- Returns the numbers that another county holds: the caller must then give up.
create function claim_coverage(hashes bytea[], year int, claimed_kind text, from_day date[]) returns setof bytea
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  own constant int := claiming_tenant();
begin
  -- In the order of the key, so that two counties never wait for each other in a ring.
  insert into coverage_claim (id_number_hash, coverage_year, tenant_id, kind, since)
  select hash, year, own, claimed_kind, day from unnest(hashes, from_day) as claim(hash, day) order by hash
  on conflict do nothing;
  return query select claim.id_number_hash from coverage_claim claim
    where claim.id_number_hash = any (hashes) and claim.coverage_year = year and claim.tenant_id <> own;
end $$;

-- What another county holds, without saying which county.
create function coverage_elsewhere(hashes bytea[], year int) returns table (id_number_hash bytea, kind text, since date)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  own constant int := claiming_tenant();
begin
  return query select claim.id_number_hash, claim.kind, claim.since from coverage_claim claim
    where claim.id_number_hash = any (hashes) and claim.coverage_year = year and claim.tenant_id <> own;
end $$;

-- Gives up the tenant's own claim: a corrected number, or an enrolment that is taken back.
create function release_coverage(hash bytea, year int) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from coverage_claim claim
  where claim.id_number_hash = hash and claim.coverage_year = year and claim.tenant_id = claiming_tenant();
end $$;

revoke all on function claim_coverage(bytea[], int, text, date[]), coverage_elsewhere(bytea[], int), release_coverage(bytea, int) from public;
grant execute on function claim_coverage(bytea[], int, text, date[]), coverage_elsewhere(bytea[], int), release_coverage(bytea, int) to portal_app;

-- Enrolments that are on the books already; the owner may read them for this once.
alter table enrollment no force row level security;
alter table campaign no force row level security;
alter table person no force row level security;
insert into coverage_claim (id_number_hash, coverage_year, tenant_id, kind, since)
select person.id_number_hash, campaign.coverage_year, enrollment.tenant_id, 'Resident', enrollment.enrolled_on
from enrollment
join campaign on campaign.tenant_id = enrollment.tenant_id and campaign.id = enrollment.campaign_id
join person on person.tenant_id = enrollment.tenant_id and person.id = enrollment.person_id
on conflict do nothing;
alter table enrollment force row level security;
alter table campaign force row level security;
alter table person force row level security;
