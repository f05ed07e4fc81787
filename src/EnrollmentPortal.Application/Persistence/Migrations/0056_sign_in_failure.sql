-- Every sign-in that failed, so that an address that tries too many is refused. Shared: the names that were tried may be nobody's.
create table sign_in_failure (
  id        uuid primary key,
  at        timestamptz not null,
  address   text collate "C" not null,
  -- What was typed as a name, hashed: people type their password there, too.
  name_hash bytea not null
);
create index sign_in_failure_by_address on sign_in_failure (address, at);
create index sign_in_failure_by_time on sign_in_failure (at);
grant select, insert, delete on sign_in_failure to portal_app;
