-- Sends rows of the table "moving" to the review and takes them out of it. A household is headless that would have no head, or two.
-- @tenant; @import; @which: SQL that says which rows, and may ask "headless"; @fault: why. Outcome: @ambiguous. Relation: @head.
with lost as (
  select from_id as id, count(*) filter (where leaves) as people, count(*) filter (where old_relation = @head and (leaves or new_relation <> @head)) as heads
  from moving group by 1),
won as (
  select to_id as id, count(*) filter (where leaves) as people, count(*) filter (where new_relation = @head and (leaves or old_relation <> @head)) as heads
  from moving where to_id is not null group by 1),
had as (
  select household_id as id, count(*) as people, count(*) filter (where relation = @head) as heads
  from person where tenant_id = @tenant and household_id in (select id from lost union select id from won) group by 1),
named as (
  select from_id as id, count(distinct person.id) as heads from moving
  join person on person.tenant_id = moving.tenant_id and person.id = moving.next_head_id and person.household_id = moving.from_id and person.relation <> @head
  where moving.leaves and moving.old_relation = @head
    and not exists (select from moving other where other.person_id = person.id and (other.leaves or other.new_relation = @head)) group by 1),
headless as (
  select id from (
    select id, coalesce(had.heads, 0) as had_heads,
           coalesce(had.heads, 0) - coalesce(lost.heads, 0) + coalesce(won.heads, 0) + coalesce(named.heads, 0) as heads,
           coalesce(had.people, 0) - coalesce(lost.people, 0) + coalesce(won.people, 0) as people, coalesce(won.heads, 0) as won_heads
    from had full join lost using (id) full join won using (id) left join named using (id)) home
  where (heads > 1 and won_heads > 0) or (heads = 0 and had_heads > 0 and people > 0)),
held as (delete from moving where @which returning row_number)
update import_row row set outcome = @ambiguous, faults = array_append(array_remove(row.faults, @fault), @fault),
                          decision = null, next_head_id = null, decided_by_name = null, decided_at = null, settled_at = null
from held where row.tenant_id = @tenant and row.import_id = @import and row.row_number = held.row_number
