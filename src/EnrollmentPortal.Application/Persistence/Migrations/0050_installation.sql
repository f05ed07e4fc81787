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

-- What is there already tells: one real county, or accounts without any county, makes the whole real.
insert into installation (kind)
select case when (select bool_and(demonstration) from tenant) then 'Demonstration' else 'Real' end
where exists (select from tenant) or exists (select from portal_user);

-- Beneath every use case: a county of the other kind cannot enter.
create function tenant_fits_installation() returns trigger language plpgsql as $$
begin
  if exists (select from installation where (kind = 'Demonstration') <> new.demonstration) then
    raise exception 'the county does not fit the kind of this installation' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger fits_installation before insert or update of demonstration on tenant for each row execute function tenant_fits_installation();
