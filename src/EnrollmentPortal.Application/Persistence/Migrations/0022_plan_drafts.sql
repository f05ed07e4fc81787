-- Plan versions that hold from a day on, and the drafts that they come from.

alter table plan_version no force row level security;
alter table plan_version
  -- The newest version that is effective on the business date holds.
  add column effective_from    date,
  -- Nobody for a document that came with the program; otherwise the two officials, who are never one person.
  add column checked_by        uuid,
  add column checked_by_name   text,
  add column published_by      uuid,
  add column published_by_name text,
  add constraint plan_version_checked_and_published check ((checked_by is null) = (published_by is null)),
  add constraint plan_version_two_people check (checked_by <> published_by);
update plan_version set effective_from = make_date(coverage_year - 1, 1, 1);
alter table plan_version alter column effective_from set not null;
alter table plan_version force row level security;

create table plan_draft (
  tenant_id       int not null references tenant,
  id              uuid not null,
  org_code        text collate "C" not null,
  coverage_year   int not null check (coverage_year between 2000 and 2100),
  -- What it was copied from.
  base_year       int not null,
  base_version    int not null,
  document        jsonb not null,
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
  org_code        text collate "C" not null,
  path            text not null,
  old_value       jsonb,
  new_value       jsonb,
  changed_by_name text not null,
  changed_at      timestamptz not null,
  primary key (tenant_id, draft_id, number),
  foreign key (tenant_id, draft_id) references plan_draft (tenant_id, id) on delete cascade
);
call protect('plan_draft_change', 'subtree', '{select,insert}');
