-- What lists did stands in the history of a household: who came with which list, who changed by one, who left.

-- The list with which somebody came onto the books. No foreign key: a county's people are written at once, and lists are never deleted.
alter table person add column import_id uuid;

alter table population_import add column applied_by_name text, add column undone_by_name text;

-- The household that a moved person left.
alter table import_row add column left_household_id uuid;
alter table import_row no force row level security;
update import_row set left_household_id = (old_values ->> 'HouseholdId')::uuid where outcome = 'Moved' and old_values ->> 'HouseholdId' is not null;
alter table import_row force row level security;
create index import_row_by_left_household on import_row (tenant_id, left_household_id) where outcome = 'Moved';
