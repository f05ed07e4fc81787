-- Tenancy: the one way into a tenant's rows, the kind of the installation, the tenants and their organisation units.

create collation if not exists zh (provider = icu, locale = 'zh-Hans-CN');

-- Every unit of work begins with this call, inside its transaction. It sets by SET LOCAL (a set_config parameter would not
-- reach the workers of a distributed cluster) and only once, so that no later statement can move the work to another tenant.
create function use_scope(tenant int, scope text) returns void language plpgsql as $$
begin
  if tenant is null or scope is null or scope !~ '^[0-9]{1,15}$' then
    raise exception 'a unit of work needs a tenant and an organisation code' using errcode = 'invalid_parameter_value';
  end if;
  if coalesce(current_setting('app.tenant_id', true), '') <> '' then
    raise exception 'this unit of work already has its scope' using errcode = 'object_in_use';
  end if;
  execute format('set local app.tenant_id = %L', tenant);
  execute format('set local app.scope = %L', scope);
end $$;

-- The policies of a tenant table, for the application role: one permissive policy per command with the whole condition.
--   subtree   rows of the units at or below the scope
--   lineage   the same for writing; for reading also the units above it (a township reads its county's quota)
--   tenant    every row of the tenant (plans, campaigns)
-- Commands that are not granted have no policy either, so that both gates are shut.
create procedure protect(relation regclass, reach text, commands text[]) language plpgsql as $$
declare
  own constant text := $c$tenant_id = nullif(current_setting('app.tenant_id', true), '')::int$c$;
  below constant text := $c$org_code ^@ nullif(current_setting('app.scope', true), '')$c$;
  above constant text := $c$starts_with(nullif(current_setting('app.scope', true), ''), org_code)$c$;
  reading text := case reach when 'subtree' then own || ' and ' || below
                             when 'lineage' then own || ' and (' || below || ' or ' || above || ')'
                             when 'tenant' then own end;
  writing text := case reach when 'tenant' then own else own || ' and ' || below end;
  command text;
begin
  execute format('alter table %s enable row level security', relation);
  execute format('alter table %s force row level security', relation);
  foreach command in array commands loop
    execute format('grant %s on %s to portal_app', command, relation);
    execute format('create policy portal_app_%s on %s for %s to portal_app %s %s', command, relation, command,
      case when command = 'insert' then '' else format('using (%s)', case command when 'select' then reading else writing end) end,
      case when command in ('insert', 'update') then format('with check (%s)', writing) else '' end);
  end loop;
end $$;

-- An installation is a demonstration or real, for life: the accounts of a demonstration are published and its people are invented.
create table installation (
  -- One row at most.
  only_one   boolean primary key default true check (only_one),
  kind       text not null check (kind in ('Demonstration', 'Real')),
  settled_at timestamptz not null default now()
);
grant select, insert on installation to portal_app;

create function installation_is_for_life() returns trigger language plpgsql as $$
begin
  raise exception 'an installation stays what it was at its first start' using errcode = 'check_violation';
end $$;
create trigger for_life before update or delete on installation for each row execute function installation_is_for_life();

-- Shared: who the tenants are is no secret, and sign-in needs it before a scope exists.
create table tenant (
  id            int primary key check (id between 100000 and 999999),
  name          text not null,
  demonstration boolean not null,
  -- A demonstration lives inside its plan's past window; a real tenant's date is today's in China.
  business_date date,
  row_version   bigint not null default 1,
  created_at    timestamptz not null default now(),
  check (business_date is null or demonstration)
);
grant select, insert, update on tenant to portal_app;

-- Beneath every use case: a county of the other kind cannot enter.
create function tenant_fits_installation() returns trigger language plpgsql as $$
begin
  if exists (select from installation where (kind = 'Demonstration') <> new.demonstration) then
    raise exception 'the county does not fit the kind of this installation' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger fits_installation before insert or update of demonstration on tenant for each row execute function tenant_fits_installation();

create table org_unit (
  tenant_id   int not null references tenant,
  org_code    text collate "C" not null check (org_code ~ '^[0-9]{6}([0-9]{3}){0,3}$'),
  parent_code text collate "C",
  name        text not null,
  full_name   text not null,
  level       text not null check (level in ('County', 'Township', 'Village', 'Group')),
  origin      text not null,
  primary key (tenant_id, org_code),
  foreign key (tenant_id, parent_code) references org_unit (tenant_id, org_code),
  check (starts_with(org_code, tenant_id::text))
);
call protect('org_unit', 'lineage', '{select,insert,update}');
