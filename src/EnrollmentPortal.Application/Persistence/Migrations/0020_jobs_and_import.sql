-- Work that outlasts a page, and the import of a population.

-- One piece of background work. Who runs one holds an advisory lock of the session, which ends with the process: what a
-- killed process left as Running is claimed again at once.
create table job (
  tenant_id         int not null references tenant,
  id                uuid not null,
  org_code          text collate "C" not null,
  kind              text not null,
  subject_id        uuid not null,
  state             text not null check (state in ('Waiting', 'Running', 'Done', 'Failed', 'Cancelled')),
  done              int not null default 0,
  total             int not null default 0,
  cancel_requested  boolean not null default false,
  error             text,
  requested_by      uuid not null,
  requested_by_name text not null,
  requested_by_role text not null,
  address           text,
  requested_at      timestamptz not null,
  ended_at          timestamptz,
  primary key (tenant_id, id),
  check ((state in ('Waiting', 'Running')) = (ended_at is null)),
  check (starts_with(org_code, tenant_id::text))
);
create index job_open on job (tenant_id, requested_at) where state in ('Waiting', 'Running');
call protect('job', 'subtree', '{select,insert,update}');

create table population_import (
  tenant_id       int not null references tenant,
  id              uuid not null,
  org_code        text collate "C" not null,
  -- A population list, or last year's list of those who were enrolled, or were not.
  kind            text not null,
  coverage_year   int,
  file_name       text not null,
  file_digest     text not null,
  file_bytes      bigint not null,
  header_row      int not null,
  header          text[] not null,
  -- Which column holds which field, by the place of the column.
  mapping         jsonb not null,
  -- The fields of known people that the file may change.
  overwrites      text[] not null,
  state           text not null,
  job_id          uuid,
  rows            int not null default 0,
  counts          jsonb,
  -- Rows up to this one are on the books: a resumed application goes on behind it.
  applied_to      int not null default 0,
  created_at      timestamptz not null,
  created_by_name text not null,
  applied_at      timestamptz,
  undone_at       timestamptz,
  primary key (tenant_id, id),
  check (starts_with(org_code, tenant_id::text))
);
create index population_import_by_unit on population_import (tenant_id, org_code, created_at);
call protect('population_import', 'subtree', '{select,insert,update}');

-- Every row of the file with what was made of it. The whole ID number stands here as little as anywhere else.
create table import_row (
  tenant_id        int not null,
  import_id        uuid not null,
  row_number       int not null,
  org_code         text collate "C" not null,
  outcome          text not null,
  -- Codes, each with what it names behind a colon.
  faults           text[] not null,
  repairs          text[] not null,
  -- Whom the row means, or the id that he gets.
  person_id        uuid,
  village_code     text collate "C",
  household_number text collate "C",
  name             text collate "C" not null,
  name_initials    text collate "C" not null,
  name_pinyin      text collate "C" not null,
  relation         text,
  sex              text,
  born_on          date,
  ethnic_group     text,
  phone            text,
  address          text,
  address_stem     text collate "C" not null,
  group_name       text,
  id_number_hash   bytea,
  id_number_cipher bytea,
  id_number_masked text,
  -- Of last year's lists.
  tier             text,
  -- What the registry had, of a changed or moved person.
  old_values       jsonb,
  -- What a person decided about a row that was not certain.
  decision         text,
  decided_by_name  text,
  decided_at       timestamptz,
  primary key (tenant_id, import_id, row_number),
  foreign key (tenant_id, import_id) references population_import (tenant_id, id) on delete cascade
);
-- Few rows are neither new nor the same, and they are what people look at.
create index import_row_to_see on import_row (tenant_id, import_id, outcome, row_number) where outcome in ('Faulty', 'Ambiguous', 'Changed', 'Moved');
call protect('import_row', 'subtree', '{select,insert,update,delete}');

-- The households that the new people of a file need.
create table import_household (
  tenant_id      int not null,
  import_id      uuid not null,
  first_row      int not null,
  org_code       text collate "C" not null,
  id             uuid not null,
  number         text collate "C" not null,
  village_code   text collate "C" not null,
  head_name      text collate "C" not null,
  group_name     text not null,
  address        text not null,
  address_stem   text collate "C" not null,
  phone          text,
  primary key (tenant_id, import_id, first_row),
  foreign key (tenant_id, import_id) references population_import (tenant_id, id) on delete cascade
);
call protect('import_household', 'subtree', '{select,insert,delete}');

-- Whom a list of a whole unit does not name, though the registry has them there: somebody must ask.
create table import_missing (
  tenant_id       int not null,
  import_id       uuid not null,
  person_id       uuid not null,
  org_code        text collate "C" not null,
  settled_at      timestamptz,
  settled_by_name text,
  note            text,
  primary key (tenant_id, import_id, person_id),
  foreign key (tenant_id, import_id) references population_import (tenant_id, id) on delete cascade,
  check ((settled_at is null) = (settled_by_name is null))
);
create index import_missing_open on import_missing (tenant_id, org_code) where settled_at is null;
call protect('import_missing', 'subtree', '{select,insert,update,delete}');

-- How an office's files are read, under the name of their source.
create table import_source (
  tenant_id     int not null references tenant,
  org_code      text collate "C" not null,
  name          text not null check (name <> ''),
  -- By the names of the columns, so that their order does not matter.
  columns       jsonb not null,
  overwrites    text[] not null,
  saved_by_name text not null,
  saved_at      timestamptz not null,
  primary key (tenant_id, org_code, name),
  check (starts_with(org_code, tenant_id::text))
);
call protect('import_source', 'subtree', '{select,insert,update,delete}');
