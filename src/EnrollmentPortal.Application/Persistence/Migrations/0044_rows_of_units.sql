-- Units see the rows of a larger unit's list that concern them: a township those of its county's.

-- The header names nobody; what is done with the list as a whole stays with whoever sent it.
drop policy portal_app_select on population_import;
create policy portal_app_select on population_import for select to portal_app using (
  tenant_id = nullif(current_setting('app.tenant_id', true), '')::int
  and (org_code ^@ nullif(current_setting('app.scope', true), '') or starts_with(nullif(current_setting('app.scope', true), ''), org_code)));

-- org_code says from now on where the row has the person, as far as it can be read; registered_code where the registry has whom it may mean.
alter table import_row no force row level security;
alter table import_household no force row level security;
alter table person no force row level security;
alter table import_row add column registered_code text collate "C";
update import_row row set org_code = coalesce(row.village_code, row.org_code),
  registered_code = coalesce(
    (select person.org_code from person where person.tenant_id = row.tenant_id and person.id = row.person_id and row.outcome <> 'New'),
    row.village_code, row.org_code);
update import_household set org_code = village_code;
alter table import_row alter column registered_code set not null;
alter table import_row force row level security;
alter table import_household force row level security;
alter table person force row level security;

-- Either of the two units reads the row; who decides about it must see both.
drop policy portal_app_select on import_row;
create policy portal_app_select on import_row for select to portal_app using (
  tenant_id = nullif(current_setting('app.tenant_id', true), '')::int
  and (org_code ^@ nullif(current_setting('app.scope', true), '') or registered_code ^@ nullif(current_setting('app.scope', true), '')));
drop policy portal_app_insert on import_row;
create policy portal_app_insert on import_row for insert to portal_app with check (
  tenant_id = nullif(current_setting('app.tenant_id', true), '')::int
  and org_code ^@ nullif(current_setting('app.scope', true), '') and registered_code ^@ nullif(current_setting('app.scope', true), ''));
drop policy portal_app_update on import_row;
create policy portal_app_update on import_row for update to portal_app
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int
    and org_code ^@ nullif(current_setting('app.scope', true), '') and registered_code ^@ nullif(current_setting('app.scope', true), ''))
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int
    and org_code ^@ nullif(current_setting('app.scope', true), '') and registered_code ^@ nullif(current_setting('app.scope', true), ''));
drop policy portal_app_delete on import_row;
create policy portal_app_delete on import_row for delete to portal_app using (
  tenant_id = nullif(current_setting('app.tenant_id', true), '')::int
  and org_code ^@ nullif(current_setting('app.scope', true), '') and registered_code ^@ nullif(current_setting('app.scope', true), ''));
