-- The registry: households and people, how they are found, and what becomes of them: corrected numbers, merged records, transfers.

-- Which key file the stored ID numbers belong to. With another one every look-up would fail silently, so the program refuses to start.
create table id_number_key (
  fingerprint text primary key
);
create unique index id_number_key_single on id_number_key ((true));
grant select, insert on id_number_key to portal_app;

create table household (
  tenant_id      int not null,
  id             uuid not null,
  org_code       text collate "C" not null,
  number         text collate "C" not null,
  head_name      text collate "C" not null,
  group_name     text not null default '',
  address        text not null default '',
  -- The address up to its first figure after the place: what many houses share.
  address_stem   text collate "C" not null default '',
  phone          text,
  -- Digits backwards, so that a tail is a prefix.
  phone_reversed text collate "C" generated always as (nullif(reverse(regexp_replace(phone, '[^0-9]', '', 'g')), '')) stored,
  -- Emptied by a merge: the number stays taken and leads to where the people went.
  merged_into    uuid,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  foreign key (tenant_id, org_code) references org_unit (tenant_id, org_code)
);
create index household_by_unit on household (tenant_id, org_code);
create index household_by_head on household (tenant_id, head_name, org_code);
create index household_by_phone on household (tenant_id, phone_reversed, org_code) where phone_reversed is not null;
create index household_by_address on household (tenant_id, org_code, address_stem);
call protect('household', 'subtree', '{select,insert,update,delete}');

-- The places that addresses begin with. A county has some thousand, so looking for a piece of an address reads them all.
create table address_place (
  tenant_id int not null,
  org_code  text collate "C" not null,
  stem      text collate "C" not null,
  primary key (tenant_id, org_code, stem),
  foreign key (tenant_id, org_code) references org_unit (tenant_id, org_code)
);
call protect('address_place', 'subtree', '{select,insert}');

create table person (
  tenant_id            int not null,
  id                   uuid not null,
  household_id         uuid not null,
  org_code             text collate "C" not null,
  name                 text collate "C" not null check (name <> ''),
  name_initials        text collate "C" not null,
  -- The whole spelling without gaps: "tanxiaoming".
  name_pinyin          text collate "C" not null default '',
  relation             text not null,
  sex                  text not null check (sex in ('Male', 'Female')),
  born_on              date not null,
  ethnic_group         text not null,
  -- Looked up by a keyed hash, kept encrypted, shown masked.
  id_number_hash       bytea not null,
  id_number_cipher     bytea not null,
  id_number_masked     text not null,
  phone                text,
  phone_reversed       text collate "C" generated always as (nullif(reverse(regexp_replace(phone, '[^0-9]', '', 'g')), '')) stored,
  residence            text not null default 'local-hukou',
  exemption_reason     text,
  exemption_note       text,
  exempt_since         date,
  -- The day on which the exemption ends by itself; from that day on the person should enrol.
  exempt_until         date,
  -- Of people insured elsewhere.
  insured_kind         text,
  insured_place        text,
  -- The exemption that ended last: a release or a discharge opens a window of its own in some plans.
  last_exemption       text,
  last_exemption_ended date,
  registered_on        date not null,
  -- The list with which somebody came onto the books. No foreign key: a county's people are written at once, and lists are never deleted.
  import_id            uuid,
  primary key (tenant_id, id),
  unique (tenant_id, id_number_hash),
  foreign key (tenant_id, household_id) references household (tenant_id, id),
  check ((exemption_reason is null) = (exempt_since is null)),
  check (exempt_until is null or (exempt_since is not null and exempt_until >= exempt_since)),
  check ((last_exemption is null) = (last_exemption_ended is null))
);
create index person_by_household on person (tenant_id, household_id);
create index person_by_unit on person (tenant_id, org_code);
-- The unit stands in these, so that a clerk of one township does not read the whole county's Wangs to find their own.
create index person_by_name on person (tenant_id, name, org_code);
create index person_by_initials on person (tenant_id, name_initials, org_code);
create index person_by_pinyin on person (tenant_id, name_pinyin, org_code);
create index person_by_phone on person (tenant_id, phone_reversed, org_code) where phone_reversed is not null;
create index person_by_exemption_end on person (tenant_id, exempt_until) where exempt_until is not null;
-- For household_contact: a probe that nearly always finds nothing must cost nearly nothing.
create index person_deceased on person (tenant_id, household_id) where exemption_reason = 'Deceased';
call protect('person', 'subtree', '{select,insert,update,delete}');

create table person_identity (
  tenant_id    int not null,
  id           uuid not null,
  person_id    uuid not null,
  org_code     text collate "C" not null,
  category     text not null,
  certified_by text not null,
  certified_on date not null,
  ended_on     date,
  -- Which roster it came with; null for a certificate that somebody showed.
  roster_id    uuid,
  -- The roster that named the person no longer.
  ended_by     uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  check (ended_on is null or ended_on >= certified_on)
);
create unique index person_identity_current on person_identity (tenant_id, person_id, category) where ended_on is null;
create index person_identity_by_category on person_identity (tenant_id, category, org_code);
create index person_identity_by_certifier on person_identity (tenant_id, certified_by, category) where ended_on is null;
-- Taking a list back removes people by the hundred thousand; what refers to one is looked up, and never read through.
create index person_identity_by_person on person_identity (tenant_id, person_id);
call protect('person_identity', 'subtree', '{select,insert,update,delete}');

-- A telephone that nobody living answers is not offered. Lists of every kind ask here; ContactPhone says the same of a household in memory.
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

-- A record that turned out to be somebody who is registered already. Its enrolments of other years keep its id, because the ledger is never
-- edited; they find the person here.
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
