-- Enrolling fully subsidised people together: proposed by one person, approved by another, carried out township by township.

create table zero_declaration (
  tenant_id        int not null,
  id               uuid not null,
  -- Whose people: a county's or a township's.
  org_code         text collate "C" not null,
  campaign_id      uuid not null,
  state            text not null check (state in ('Collecting', 'Proposed', 'Approved', 'Done', 'Withdrawn')),
  proposed_on      date not null,
  proposed_at      timestamptz not null,
  proposed_by      uuid not null,
  proposed_by_name text not null,
  approved_on      date,
  approved_at      timestamptz,
  approved_by      uuid,
  approved_by_name text,
  ended_at         timestamptz,
  -- Who gave it up or ended it early, and why.
  ended_by_name    text,
  note             text,
  job_id           uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, org_code) references org_unit (tenant_id, org_code),
  foreign key (tenant_id, campaign_id) references campaign (tenant_id, id),
  -- Two people, whatever a program does.
  check (approved_by <> proposed_by),
  check ((state in ('Approved', 'Done')) = (approved_by is not null)),
  check ((approved_by is null) = (approved_at is null) and (approved_by is null) = (approved_by_name is null) and (approved_by is null) = (approved_on is null)),
  check ((state in ('Done', 'Withdrawn')) = (ended_at is not null))
);
-- One open declaration a unit.
create unique index zero_declaration_open on zero_declaration (tenant_id, org_code) where state in ('Collecting', 'Proposed', 'Approved');
-- A township reads that its county declares; the header names nobody.
call protect('zero_declaration', 'lineage', '{select,insert,update}');

create table zero_declaration_line (
  tenant_id        int not null,
  declaration_id   uuid not null,
  person_id        uuid not null,
  -- Where the person lived when the list was made.
  org_code         text collate "C" not null,
  name             text not null,
  id_number_masked text not null,
  -- The price that the second person approves; null for who is left out.
  tier             text,
  standard_fen     bigint check (standard_fen > 0),
  category         text not null,
  funder           text,
  state            text not null check (state in ('Proposed', 'LeftOut', 'Enrolled', 'Dropped')),
  -- The code of why somebody is left out, or was at the moment of enrolling.
  reason           text,
  contribution_id  uuid,
  primary key (tenant_id, declaration_id, person_id),
  foreign key (tenant_id, declaration_id) references zero_declaration (tenant_id, id),
  foreign key (tenant_id, contribution_id) references contribution (tenant_id, id),
  check ((state in ('LeftOut', 'Dropped')) = (reason is not null)),
  check ((state = 'Enrolled') = (contribution_id is not null)),
  check (state = 'LeftOut' or (tier is not null and standard_fen is not null))
);
-- No foreign key to person: a merged record is given up, and the list still says which person it meant.
create index zero_declaration_line_by_unit on zero_declaration_line (tenant_id, declaration_id, org_code);
call protect('zero_declaration_line', 'subtree', '{select,insert,update}');
