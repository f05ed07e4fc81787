-- The registry: households and people.

create table household (
  tenant_id  int not null,
  id         uuid not null,
  org_code   text collate "C" not null,
  number     text collate "C" not null,
  head_name  text not null,
  group_name text not null default '',
  address    text not null default '',
  phone      text,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  foreign key (tenant_id, org_code) references org_unit (tenant_id, org_code)
);
create index household_by_unit on household (tenant_id, org_code);
call protect('household', 'subtree', '{select,insert,update,delete}');

create table person (
  tenant_id          int not null,
  id                 uuid not null,
  household_id       uuid not null,
  org_code           text collate "C" not null,
  name               text collate "C" not null check (name <> ''),
  name_initials      text collate "C" not null,
  relation           text not null,
  sex                text not null check (sex in ('Male', 'Female')),
  born_on            date not null,
  ethnic_group       text not null,
  -- Looked up by a keyed hash, kept encrypted, shown masked.
  id_number_hash     bytea not null,
  id_number_cipher   bytea not null,
  id_number_masked   text not null,
  phone              text,
  residence          text not null default 'local-hukou',
  last_covered_year  int,
  last_covered_tier  text,
  exemption_reason   text,
  exemption_note     text,
  exempt_since       date,
  registered_on      date not null,
  primary key (tenant_id, id),
  unique (tenant_id, id_number_hash),
  foreign key (tenant_id, household_id) references household (tenant_id, id),
  check ((last_covered_year is null) = (last_covered_tier is null)),
  check ((exemption_reason is null) = (exempt_since is null))
);
create index person_by_household on person (tenant_id, household_id);
create index person_by_unit on person (tenant_id, org_code);
-- The unit stands in both, so that a clerk of one township does not read the whole county's Wangs to find his own.
create index person_by_name on person (tenant_id, name, org_code);
create index person_by_initials on person (tenant_id, name_initials, org_code);
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
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  check (ended_on is null or ended_on >= certified_on)
);
create unique index person_identity_current on person_identity (tenant_id, person_id, category) where ended_on is null;
create index person_identity_by_category on person_identity (tenant_id, category, org_code);
call protect('person_identity', 'subtree', '{select,insert,update,delete}');
