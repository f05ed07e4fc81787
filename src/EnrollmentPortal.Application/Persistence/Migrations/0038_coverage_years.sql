-- Two coverage years run side by side: the next one is collected while the late windows of this one are still open. A closed year
-- changes no more.

alter table campaign add column closed_on date check (closed_on >= opened_on);

-- The cover before the latest known one: whoever enrols late for this year, when the next one has begun, is still priced by it.
alter table person
  add column earlier_covered_year int,
  add column earlier_covered_tier text,
  add check ((earlier_covered_year is null) = (earlier_covered_tier is null)),
  add check (earlier_covered_year is null or earlier_covered_year < last_covered_year);

-- Opening and closing a year take this lock alone; whoever changes the registry or the ledger shares it. So nobody counts a change in
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

-- An enrolment's home may still follow its person: it says who sees the cover, not what was paid.
call freeze_with_year('contribution', '{insert}');
call freeze_with_year('enrollment', '{insert}');
call freeze_with_year('receipt_book', '{insert,update}');
call freeze_with_year('village_progress', '{insert,update}');
call freeze_with_year('group_progress', '{insert,update}');
-- A year closes only when its cases are decided, and gets no new ones; a decided one may follow a merged person.
call freeze_with_year('roster_case', '{insert}');
call freeze_with_year('quota', '{insert,update,delete}');

create function refuse_closed_plan() returns trigger language plpgsql as $$
begin
  perform share_years(new.tenant_id);
  if exists (select from campaign where tenant_id = new.tenant_id and coverage_year = new.coverage_year and closed_on is not null) then
    raise exception 'the coverage year is closed' using errcode = 'object_not_in_prerequisite_state', table = tg_table_name;
  end if;
  return new;
end $$;
create trigger closed_year_insert before insert on plan_version for each row execute function refuse_closed_plan();
