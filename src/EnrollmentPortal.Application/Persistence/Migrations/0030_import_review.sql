-- Imports: rows that a person decided, villages that a list names completely, the year and tier of last year's lists.

alter table import_row
  -- When a row that a person decided came onto the books; null for the rows that needed no decision.
  add column settled_at timestamptz;
-- Whom the rows that change or move somebody mean.
create index import_row_by_person on import_row (tenant_id, person_id) where outcome in ('Changed', 'Moved');
-- Rows that a person decided and that are not on the books yet.
create index import_row_decided on import_row (tenant_id, import_id, row_number) where decision is not null;

alter table population_import
  -- Villages of which the list names everybody: whoever is registered there and not in it is to be asked about.
  add column covered      text[] not null default '{}',
  -- The saved way of reading by which it was read.
  add column source_name  text,
  -- Of last year's lists that have no column for it.
  add column default_tier text;

create index import_missing_by_person on import_missing (tenant_id, person_id) where settled_at is null;
