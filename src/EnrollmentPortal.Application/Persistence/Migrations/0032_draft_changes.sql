-- One save of a draft may change several places: an end with the beginning that follows it, an item's place in its list, a whole file.

alter table plan_draft_change
  add column place int not null default 1 check (place > 0),
  add column kind  text not null default 'Changed' check (kind in ('Changed', 'Added', 'Removed', 'Moved')),
  drop constraint plan_draft_change_pkey,
  add primary key (tenant_id, draft_id, number, place);
