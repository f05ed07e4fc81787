-- Department rosters: what was sent, which people its lines mean, and which list is in force.

create table roster (
  tenant_id        int not null,
  id               uuid not null,
  org_code         text collate "C" not null,
  department       text not null check (department <> ''),
  categories       text[] not null,
  list_month       date not null check (extract(day from list_month) = 1),
  effective_on     date not null,
  is_late          boolean not null,
  file_name        text not null,
  file_hash        bytea not null,
  lines            int not null check (lines >= 0),
  state            text not null check (state in ('Draft', 'Proposed', 'Applied', 'Replaced', 'Discarded')),
  sent_on          date not null,
  sent_at          timestamptz not null,
  sent_by          uuid not null,
  sent_by_name     text not null,
  -- A list that takes many people's identity away counts only when a second person has confirmed it.
  proposed_at      timestamptz,
  proposed_by      uuid,
  proposed_by_name text,
  applied_at       timestamptz,
  applied_by       uuid,
  applied_by_name  text,
  replaced_by      uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, org_code) references org_unit (tenant_id, org_code),
  foreign key (tenant_id, replaced_by) references roster (tenant_id, id),
  check ((applied_at is null) = (applied_by_name is null)),
  check ((state in ('Applied', 'Replaced')) = (applied_at is not null)),
  check ((state = 'Replaced') = (replaced_by is not null)),
  constraint roster_proposal check (
    (proposed_by is null) = (proposed_at is null) and (proposed_by is null) = (proposed_by_name is null) and (state <> 'Proposed' or proposed_by is not null)),
  -- Two people, whatever a program does.
  constraint roster_two_people check (applied_by <> proposed_by)
);
-- The same list is not taken twice in a month; the next month's may well be the same.
create unique index roster_sent_once on roster (tenant_id, department, list_month, file_hash) where state <> 'Discarded';
create index roster_by_month on roster (tenant_id, department, list_month);
-- A township reads whose list a line stands in; the header names nobody.
call protect('roster', 'lineage', '{select,insert,update}');

create table roster_line (
  tenant_id        int not null,
  roster_id        uuid not null,
  number           int not null,
  org_code         text collate "C" not null,
  category         text not null,
  name             text not null,
  born_on          date,
  -- Enough to find the person again and to show which number it was; the list itself stays with the department.
  id_number_hash   bytea,
  id_number_masked text,
  certified_on     date,
  certified_until  date,
  match            text not null check (match in ('Matched', 'OtherName', 'NameAndBirth', 'Exempt', 'Deceased', 'Unknown', 'Refused')),
  person_id        uuid,
  fault            text,
  decision         text check (decision in ('Accepted', 'Rejected')),
  decided_by_name  text,
  primary key (tenant_id, roster_id, number),
  foreign key (tenant_id, roster_id) references roster (tenant_id, id),
  check ((id_number_hash is null) = (id_number_masked is null)),
  check ((decision is null) = (decided_by_name is null)),
  check (decision is null or match in ('OtherName', 'NameAndBirth', 'Exempt')),
  check (decision is distinct from 'Accepted' or person_id is not null),
  check (match <> 'Matched' or person_id is not null)
);
-- No foreign key to person: a merged record is given up, and the line then follows merged_person.
create index roster_line_by_person on roster_line (tenant_id, person_id) where person_id is not null;
create index roster_line_by_unit on roster_line (tenant_id, org_code) where match = 'Unknown';
call protect('roster_line', 'subtree', '{select,insert,update}');
