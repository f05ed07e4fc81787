-- The audit trail: what was done to which record, by which user, from where.

-- The application may add and read, nothing else: not even the application's own bug can rewrite it. tenant_id 0 and org_code '0' hold
-- what concerns the platform.
create table audit_entry (
  tenant_id    int not null,
  id           uuid not null,
  org_code     text collate "C" not null,
  at           timestamptz not null,
  actor_id     uuid,
  actor_name   text not null,
  actor_role   text,
  address      text,
  action       text not null,
  subject_type text not null,
  subject_id   text not null,
  old_values   jsonb,
  new_values   jsonb,
  reason       text,
  primary key (tenant_id, id)
);
create index audit_entry_by_time on audit_entry (tenant_id, at desc);
create index audit_entry_by_subject on audit_entry (tenant_id, subject_type, subject_id);
call protect('audit_entry', 'subtree', '{select,insert}');
