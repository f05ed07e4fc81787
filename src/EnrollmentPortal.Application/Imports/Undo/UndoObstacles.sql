-- The rows of a span that cannot be taken back, each with the code of what was built on it since; in their order.
-- @tenant; @import; @from, @to: the span; @most: how many; @overwrites: the fields that the import may change.
-- Outcomes: @new, @changed, @moved. Decision: @renamed. Relation: @head. Transfer: @waiting. Fault: @head_differs.
-- Fields: @name_field, @relation_field, @phone_field, @ethnic_group_field.
select row.row_number as "Row", row.name as "Name", person.id as "PersonId", home.id as "HouseholdId", verdict.reason as "Reason"
from import_row row
left join person on person.tenant_id = row.tenant_id and person.id = row.person_id
left join household home on home.tenant_id = person.tenant_id and home.id = person.household_id
cross join lateral (
  select row.outcome = @new as is_new,
         row.outcome = @moved and row.old_values ->> 'Household' <> row.household_number as has_joined,
         row.outcome <> @new and (@name_field = any (@overwrites) or row.decision is not distinct from @renamed) and row.name <> row.old_values ->> 'Name' as named,
         row.outcome <> @new and @relation_field = any (@overwrites) and not (@head_differs = any (row.faults))
           and row.relation <> row.old_values ->> 'Relation' as related,
         row.outcome <> @new and @phone_field = any (@overwrites) and row.phone is distinct from row.old_values ->> 'Phone' and row.phone is not null as called,
         row.outcome <> @new and @ethnic_group_field = any (@overwrites) and row.ethnic_group <> row.old_values ->> 'EthnicGroup' as grouped) wrote
cross join lateral (select case
    when person.id is null then 'undo.gone'
    when (wrote.is_new and exists (select from enrollment where enrollment.tenant_id = person.tenant_id and enrollment.person_id = person.id))
      or (row.outcome = @moved and exists (
        select from enrollment where enrollment.tenant_id = person.tenant_id and enrollment.person_id = person.id
          and enrollment.household_id = person.household_id and left(enrollment.org_code, 12) = row.village_code)) then 'undo.paid'
    when row.outcome <> @changed and (home.number <> row.household_number or left(home.org_code, 12) <> row.village_code) then 'undo.moved'
    when exists (select from transfer_request request where request.tenant_id = person.tenant_id and request.household_id = person.household_id
                                                       and request.state = @waiting and person.id = any (request.people)) then 'undo.transfer'
    when row.old_values ->> 'NextHead' is not null and not exists (
      select from person heir where heir.tenant_id = row.tenant_id and heir.id = row.next_head_id
        and heir.household_id = (row.old_values ->> 'HouseholdId')::uuid and heir.relation = @head) then 'undo.head'
    when wrote.is_new and exists (select from person_identity identity where identity.tenant_id = person.tenant_id and identity.person_id = person.id) then 'undo.identity'
    when wrote.is_new and exists (select from roster_line line where line.tenant_id = person.tenant_id and line.person_id = person.id) then 'undo.roster'
    when wrote.is_new and exists (select from person_fact fact where fact.tenant_id = person.tenant_id and fact.person_id = person.id) then 'undo.facts'
    when wrote.is_new and exists (select from review_case review where review.tenant_id = person.tenant_id and review.person_id = person.id) then 'undo.review'
    when wrote.is_new and person.exemption_reason is not null then 'undo.exempt'
    when wrote.is_new and (person.id_number_hash <> row.id_number_hash
      or exists (select from earlier_id_number earlier where earlier.tenant_id = person.tenant_id and earlier.person_id = person.id)) then 'undo.number'
    when wrote.is_new and exists (select from merged_person merged where merged.tenant_id = person.tenant_id and merged.survivor_id = person.id) then 'undo.merged'
    when wrote.is_new and exists (select from past_cover cover where cover.tenant_id = person.tenant_id and cover.person_id = person.id and cover.tier is not null) then 'undo.last-year'
    when (wrote.is_new or wrote.named) and person.name <> row.name then 'undo.renamed'
    when (wrote.is_new or wrote.related or wrote.has_joined) and person.relation <> row.relation and not exists (
      select from import_row other where other.tenant_id = row.tenant_id and other.import_id = row.import_id
        and other.outcome = @moved and other.next_head_id = person.id) then 'undo.relation'
    when (wrote.is_new or wrote.called) and person.phone is distinct from row.phone then 'undo.phone'
    when (wrote.is_new or wrote.grouped) and person.ethnic_group <> coalesce(row.ethnic_group, '汉族') then 'undo.ethnic-group' end as reason) verdict
where row.tenant_id = @tenant and row.import_id = @import and row.row_number between @from and @to
  and row.outcome in (@new, @changed, @moved) and verdict.reason is not null
order by row.row_number limit @most
