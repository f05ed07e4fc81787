-- Who is missing from lists: a case tells by itself from which list, because a township does not see what the county sent.

alter table import_missing
  add column file_name text not null default '',
  add column listed_at timestamptz not null default now(),
  -- The later list in which he stands; taking that one back opens the case again.
  add column seen_in   uuid;
alter table import_missing alter column file_name drop default, alter column listed_at drop default;
