-- What is loaded in bulk is read at once, and the planner knows nothing of it until the server's own round of statistics comes by: a join of two
-- tables that it takes for empty was read row against row and took a minute for a county of some thousand people. Statistics are the owner's
-- to gather, so the application asks through this function after a bulk load. Tables that somebody else is analysing are skipped.
create function gather_statistics() returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  known regclass;
begin
  for known in
    select oid::regclass from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relowner = current_user::regrole order by oid
  loop
    execute format('analyze (skip_locked) %s', known);
  end loop;
end $$;

revoke all on function gather_statistics() from public;
grant execute on function gather_statistics() to portal_app;
