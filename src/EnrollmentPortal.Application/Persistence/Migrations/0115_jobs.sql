-- Jobs: work that outlasts a page.

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
