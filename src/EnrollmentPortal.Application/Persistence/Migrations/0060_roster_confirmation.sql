-- A list that takes many people's identity away counts only when a second person has confirmed it.

alter table roster
  add column proposed_at      timestamptz,
  add column proposed_by      uuid,
  add column proposed_by_name text,
  add column applied_by       uuid;
alter table roster drop constraint roster_state_check;
alter table roster
  add constraint roster_state_check check (state in ('Draft', 'Proposed', 'Applied', 'Replaced', 'Discarded')),
  add constraint roster_proposal check (
    (proposed_by is null) = (proposed_at is null) and (proposed_by is null) = (proposed_by_name is null) and (state <> 'Proposed' or proposed_by is not null)),
  -- Two people, whatever a program does.
  add constraint roster_two_people check (applied_by <> proposed_by);
