-- Coverage years. Two run side by side: the next one is collected while the late windows of this one are still open. A closed year changes
-- no more: the functions here freeze the ledger, counters, quotas, cases and plans of the files that follow.

create table campaign (
  tenant_id     int not null references tenant,
  id            uuid not null,
  coverage_year int not null,
  name          text not null,
  opened_on     date not null,
  closed_on     date check (closed_on >= opened_on),
  primary key (tenant_id, id),
  unique (tenant_id, coverage_year)
);
call protect('campaign', 'tenant', '{select,insert,update}');

-- Opening and closing a year take this lock alone; every change of the registry or the ledger shares it. So nobody counts a change in
-- the years as they were a moment ago. It comes before every other lock.
create function share_years(tenant int) returns void language sql volatile as $$
  select pg_advisory_xact_lock_shared(tenant, -1)
$$;
create function hold_years(tenant int) returns void language sql volatile as $$
  select pg_advisory_xact_lock(tenant, -1)
$$;

create function refuse_closed_year() returns trigger language plpgsql as $$
declare
  tenant int;
begin
  for tenant in select distinct tenant_id from written loop
    perform share_years(tenant);
  end loop;
  if exists (select from campaign join written on written.tenant_id = campaign.tenant_id and written.campaign_id = campaign.id
             where campaign.closed_on is not null) then
    raise exception 'the coverage year is closed' using errcode = 'object_not_in_prerequisite_state', table = tg_table_name;
  end if;
  return null;
end $$;

create procedure freeze_with_year(relation regclass, commands text[]) language plpgsql as $$
declare
  command text;
begin
  foreach command in array commands loop
    execute format('create trigger closed_year_%s after %s on %s referencing %s table as written for each statement execute function refuse_closed_year()',
      command, command, relation, case when command = 'delete' then 'old' else 'new' end);
  end loop;
end $$;

create function refuse_closed_plan() returns trigger language plpgsql as $$
begin
  perform share_years(new.tenant_id);
  if exists (select from campaign where tenant_id = new.tenant_id and coverage_year = new.coverage_year and closed_on is not null) then
    raise exception 'the coverage year is closed' using errcode = 'object_not_in_prerequisite_state', table = tg_table_name;
  end if;
  return new;
end $$;
