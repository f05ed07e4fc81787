-- Imports: lists of people that an office sends, every row with what was made of it, and what they left to be asked.

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
  -- The saved way of reading by which it was read.
  source_name     text,
  -- Which column holds which field, by the place of the column.
  mapping         jsonb not null,
  -- The fields of known people that the file may change.
  overwrites      text[] not null,
  -- Of last year's lists that have no column for it.
  default_tier    text,
  -- Villages of which the list names everybody: people who are registered there and not in it are to be asked about.
  covered         text[] not null default '{}',
  state           text not null,
  job_id          uuid,
  rows            int not null default 0,
  counts          jsonb,
  -- Rows up to this one are on the books: a resumed application goes on behind it.
  applied_to      int not null default 0,
  created_at      timestamptz not null,
  created_by_name text not null,
  applied_at      timestamptz,
  applied_by_name text,
  undone_at       timestamptz,
  undone_by_name  text,
  primary key (tenant_id, id),
  check (starts_with(org_code, tenant_id::text))
);
create index population_import_by_unit on population_import (tenant_id, org_code, created_at);
-- A township sees which lists its county sent: the header names nobody. What is done with a list as a whole stays with its sender.
call protect('population_import', 'lineage', '{select,insert,update}');

-- Every row of the file with what was made of it. The whole ID number stands here as little as anywhere else.
create table import_row (
  tenant_id         int not null,
  import_id         uuid not null,
  row_number        int not null,
  -- Where the row has the person, as far as it can be read.
  org_code          text collate "C" not null,
  -- Where the registry has the person that it may mean.
  registered_code   text collate "C" not null,
  outcome           text not null,
  -- Codes, each with what it names behind a colon.
  faults            text[] not null,
  repairs           text[] not null,
  -- The person that the row means, or the id that they get.
  person_id         uuid,
  village_code      text collate "C",
  household_number  text collate "C",
  name              text collate "C" not null,
  name_initials     text collate "C" not null,
  name_pinyin       text collate "C" not null,
  relation          text,
  sex               text,
  born_on           date,
  ethnic_group      text,
  phone             text,
  address           text,
  address_stem      text collate "C" not null,
  group_name        text,
  id_number_hash    bytea,
  id_number_cipher  bytea,
  id_number_masked  text,
  -- Of last year's lists.
  tier              text,
  -- What the registry had, of a changed or moved person.
  old_values        jsonb,
  -- The household that a moved person left.
  left_household_id uuid,
  -- What a person decided about a row that was not certain.
  decision          text,
  decided_by_name   text,
  decided_at        timestamptz,
  -- Who heads the household that the head leaves, as it was decided in the review.
  next_head_id      uuid,
  -- When a row that a person decided came onto the books; null for the rows that needed no decision.
  settled_at        timestamptz,
  primary key (tenant_id, import_id, row_number),
  foreign key (tenant_id, import_id) references population_import (tenant_id, id) on delete cascade
);
-- Few rows are neither new nor the same, and they are what people look at.
create index import_row_to_see on import_row (tenant_id, import_id, outcome, row_number) where outcome in ('Faulty', 'Ambiguous', 'Changed', 'Moved');
-- The people that changing or moving rows mean.
create index import_row_by_person on import_row (tenant_id, person_id) where outcome in ('Changed', 'Moved');
create index import_row_by_left_household on import_row (tenant_id, left_household_id) where outcome = 'Moved';
-- Rows that a person decided and that are not on the books yet.
create index import_row_decided on import_row (tenant_id, import_id, row_number) where decision is not null;

-- Units see the rows of a larger unit's list that concern them: either of the two units reads the row, and only a unit that sees both
-- decides about it. No reach of protect says that.
alter table import_row enable row level security;
alter table import_row force row level security;
grant select, insert, update, delete on import_row to portal_app;
create policy portal_app_select on import_row for select to portal_app using (
  tenant_id = nullif(current_setting('app.tenant_id', true), '')::int
  and (org_code ^@ nullif(current_setting('app.scope', true), '') or registered_code ^@ nullif(current_setting('app.scope', true), '')));
create policy portal_app_insert on import_row for insert to portal_app with check (
  tenant_id = nullif(current_setting('app.tenant_id', true), '')::int
  and org_code ^@ nullif(current_setting('app.scope', true), '') and registered_code ^@ nullif(current_setting('app.scope', true), ''));
create policy portal_app_update on import_row for update to portal_app
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int
    and org_code ^@ nullif(current_setting('app.scope', true), '') and registered_code ^@ nullif(current_setting('app.scope', true), ''))
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int
    and org_code ^@ nullif(current_setting('app.scope', true), '') and registered_code ^@ nullif(current_setting('app.scope', true), ''));
create policy portal_app_delete on import_row for delete to portal_app using (
  tenant_id = nullif(current_setting('app.tenant_id', true), '')::int
  and org_code ^@ nullif(current_setting('app.scope', true), '') and registered_code ^@ nullif(current_setting('app.scope', true), ''));

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

-- People that a list of a whole unit does not name, though the registry has them there: somebody must ask.
create table import_missing (
  tenant_id       int not null,
  import_id       uuid not null,
  person_id       uuid not null,
  org_code        text collate "C" not null,
  -- From which list; a township does not see what the county sent.
  file_name       text not null,
  listed_at       timestamptz not null,
  -- The later list in which the person stands; taking that one back opens the case again.
  seen_in         uuid,
  settled_at      timestamptz,
  settled_by_name text,
  note            text,
  primary key (tenant_id, import_id, person_id),
  foreign key (tenant_id, import_id) references population_import (tenant_id, id) on delete cascade,
  check ((settled_at is null) = (settled_by_name is null))
);
create index import_missing_open on import_missing (tenant_id, org_code) where settled_at is null;
create index import_missing_by_person on import_missing (tenant_id, person_id);
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
