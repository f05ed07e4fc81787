-- Every sign-in is a row: what the cookie names can be ended from anywhere, and the user sees where they are signed in.
-- Shared like the accounts: it is asked before a scope exists.
create table user_session (
  id             uuid primary key,
  user_id        uuid not null references portal_user on delete cascade,
  -- The account's at the sign-in: whatever changes it ends the session.
  security_stamp text not null,
  started_at     timestamptz not null,
  -- The latest key, tap or sent entry.
  last_active_at timestamptz not null,
  ended_at       timestamptz,
  ending         text,
  address        text,
  user_agent     text,
  check ((ended_at is null) = (ending is null))
);
create index user_session_by_user on user_session (user_id, started_at desc);
grant select, insert, update, delete on user_session to portal_app;
