-- Where an enrolled person lives now. The line of the ledger stays with the unit that took the money; the cover is also seen where
-- the person went, so that nobody there takes a second payment.

alter table enrollment no force row level security;
alter table enrollment add column home_code text collate "C";
update enrollment set home_code = org_code;
alter table enrollment alter column home_code set not null;
alter table enrollment force row level security;

create index enrollment_by_home on enrollment (tenant_id, campaign_id, home_code);

drop policy portal_app_select on enrollment;
create policy portal_app_select on enrollment for select to portal_app using (
  tenant_id = nullif(current_setting('app.tenant_id', true), '')::int
  and (org_code ^@ nullif(current_setting('app.scope', true), '') or home_code ^@ nullif(current_setting('app.scope', true), '')));

-- The one column that may change: everything else of the ledger is only appended.
grant update (home_code) on enrollment to portal_app;
create policy portal_app_update on enrollment for update to portal_app
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int and home_code ^@ nullif(current_setting('app.scope', true), ''))
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int and home_code ^@ nullif(current_setting('app.scope', true), ''));
