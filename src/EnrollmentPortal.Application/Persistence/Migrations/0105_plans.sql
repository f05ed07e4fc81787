-- Plans: published versions, the drafts that they come from, and what an office tries a draft on.

create table plan_version (
  tenant_id         int not null references tenant,
  id                uuid not null,
  org_code          text collate "C" not null,
  coverage_year     int not null check (coverage_year between 2000 and 2100),
  version           int not null check (version > 0),
  title             text not null,
  document          jsonb not null,
  digest            text not null,
  -- The newest version that is effective on the business date holds.
  effective_from    date not null,
  published_at      timestamptz not null,
  -- Nobody for a document that came with the program; otherwise the two officials, who are never one person.
  checked_by        uuid,
  checked_by_name   text,
  published_by      uuid,
  published_by_name text,
  primary key (tenant_id, id),
  unique (tenant_id, org_code, coverage_year, version),
  check (starts_with(org_code, tenant_id::text)),
  constraint plan_version_checked_and_published check ((checked_by is null) = (published_by is null)),
  constraint plan_version_two_people check (checked_by <> published_by)
);
-- Published is immutable: an enrolment points at the words by which it was priced.
call protect('plan_version', 'tenant', '{select,insert}');
create trigger closed_year_insert before insert on plan_version for each row execute function refuse_closed_plan();

create table plan_draft (
  tenant_id       int not null references tenant,
  id              uuid not null,
  org_code        text collate "C" not null,
  coverage_year   int not null check (coverage_year between 2000 and 2100),
  -- What it was copied from.
  base_year       int not null,
  base_version    int not null,
  document        jsonb not null,
  -- Texts that name an earlier year, and that somebody looked at and left as they are; a path names items by their keys.
  texts_left      text[] not null default '{}',
  state           text not null check (state in ('Draft', 'Checked')),
  -- Counts every change: an editor who saw an older one is refused.
  row_version     int not null default 1,
  written_by      uuid not null,
  written_by_name text not null,
  written_at      timestamptz not null,
  checked_by      uuid,
  checked_by_name text,
  checked_at      timestamptz,
  primary key (tenant_id, id),
  -- One at a time: two would each lose what the other changed.
  unique (tenant_id, org_code, coverage_year),
  check (starts_with(org_code, tenant_id::text)),
  check ((state = 'Checked') = (checked_by is not null))
);
call protect('plan_draft', 'subtree', '{select,insert,update,delete}');

-- Who changed what, as long as the draft exists: the second of two editors is told.
create table plan_draft_change (
  tenant_id       int not null,
  draft_id        uuid not null,
  -- The draft's row_version after the change.
  number          int not null,
  -- One save may change several places: an end with the beginning that follows it, an item's place in its list, a whole file.
  place           int not null default 1 check (place > 0),
  org_code        text collate "C" not null,
  path            text not null,
  kind            text not null default 'Changed' check (kind in ('Changed', 'Added', 'Removed', 'Moved')),
  old_value       jsonb,
  new_value       jsonb,
  changed_by_name text not null,
  changed_at      timestamptz not null,
  primary key (tenant_id, draft_id, number, place),
  foreign key (tenant_id, draft_id) references plan_draft (tenant_id, id) on delete cascade
);
call protect('plan_draft_change', 'subtree', '{select,insert}');

-- What a draft still has from last year's document, and who looked at it. The key names the place and the figures: other figures are another
-- thing to look at. Nothing is taken back.
create table plan_draft_acknowledgement (
  tenant_id            int not null,
  draft_id             uuid not null,
  key                  text not null,
  org_code             text collate "C" not null,
  acknowledged_by      uuid not null,
  acknowledged_by_name text not null,
  acknowledged_at      timestamptz not null,
  primary key (tenant_id, draft_id, key),
  foreign key (tenant_id, draft_id) references plan_draft (tenant_id, id) on delete cascade
);
call protect('plan_draft_acknowledgement', 'subtree', '{select,insert}');

-- Situations that an office keeps.
create table saved_situation (
  tenant_id             int not null references tenant,
  id                    uuid not null,
  org_code              text collate "C" not null,
  coverage_year         int not null check (coverage_year between 2000 and 2100),
  name                  text not null check (name <> ''),
  tier                  text,
  born_on               date,
  -- Written as in files of cases.
  identities            text not null default '',
  circumstances         text not null default '',
  paid_on               date,
  expected_verdict      text check (expected_verdict in ('Accepted', 'Refused', 'Review')),
  expected_self_pay_fen bigint check (expected_self_pay_fen >= 0),
  created_by_name       text not null,
  created_at            timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, org_code, name),
  check (starts_with(org_code, tenant_id::text))
);
call protect('saved_situation', 'subtree', '{select,insert,update,delete}');

-- What a draft changes for its people: written once in one transaction, read, and deleted when newer ones have taken their place.
create table plan_impact (
  tenant_id        int not null references tenant,
  id               uuid not null,
  org_code         text collate "C" not null,
  -- No reference: a result outlives its draft until it is cleared away.
  draft_id         uuid not null,
  coverage_year    int not null,
  draft_digest     text not null,
  paid_on          date not null,
  base_year        int not null,
  base_version     int not null,
  base_paid_on     date not null,
  computed_at      timestamptz not null,
  computed_by_name text not null,
  summary          jsonb not null,
  primary key (tenant_id, id),
  check (starts_with(org_code, tenant_id::text))
);
create index plan_impact_by_draft on plan_impact (tenant_id, draft_id, computed_at);
call protect('plan_impact', 'subtree', '{select,insert,delete}');

create table plan_impact_class (
  tenant_id int not null,
  impact_id uuid not null,
  number    int not null check (number >= 0),
  org_code  text collate "C" not null,
  kind      text not null,
  people    int not null check (people > 0),
  detail    jsonb not null,
  primary key (tenant_id, impact_id, number),
  foreign key (tenant_id, impact_id) references plan_impact (tenant_id, id) on delete cascade
);
call protect('plan_impact_class', 'subtree', '{select,insert,delete}');

-- The people stand in arrays: a new standard changes everybody, and 650,000 rows with keys take longer than the computation.
create table plan_impact_place (
  tenant_id int not null,
  impact_id uuid not null,
  org_code  text collate "C" not null,
  figures   jsonb not null,
  people    uuid[] not null,
  classes   int[] not null,
  primary key (tenant_id, impact_id, org_code),
  foreign key (tenant_id, impact_id) references plan_impact (tenant_id, id) on delete cascade,
  check (cardinality(people) = cardinality(classes))
);
call protect('plan_impact_place', 'subtree', '{select,insert,delete}');
