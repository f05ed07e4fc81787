-- Writes the copied rows of a list of people with their outcome, each beside the person of the registry that it means.
-- Subqueries with a limit, so that each row asks an index however little the planner knows of the temporary table.
-- @tenant; @import; @unit: the list's unit; @overwrites: the fields that the list may change; @common_unit: SQL for the unit of several people.
-- Outcomes: @new, @changed, @moved, @same, @ambiguous, @faulty. Relation: @head. Fault: @id_number_missing.
-- Fields: @name_field, @relation_field, @phone_field, @ethnic_group_field, @address_field, @group_field.
insert into import_row (
  tenant_id, import_id, row_number, org_code, registered_code, outcome, faults, repairs, person_id, village_code, household_number, name, name_initials,
  name_pinyin, relation, sex, born_on, ethnic_group, phone, address, address_stem, group_name, id_number_hash, id_number_cipher,
  id_number_masked, old_values)
select @tenant, @import, row.row_number, case when row.org_code = @unit then place.code else row.org_code end, place.code, verdict.words[1],
       case when verdict.words[2] is null then row.faults else array_append(row.faults, verdict.words[2]) end, row.repairs,
       coalesce(known.id, earlier.person_id, namesake.id, nameless.id, row.person_id), row.village_code, row.household_number, row.name,
       row.name_initials, row.name_pinyin, row.relation, row.sex, row.born_on, row.ethnic_group, row.phone, row.address, row.address_stem,
       row.group_name, row.id_number_hash, row.id_number_cipher, row.id_number_masked,
       case when known.id is not null and verdict.words[1] <> @same then jsonb_build_object(
         'Name', known.name, 'Relation', known.relation, 'Phone', known.phone, 'EthnicGroup', known.ethnic_group,
         'Unit', known.org_code, 'Household', known.number, 'Address', known.address, 'Group', known.group_name) end
from copied_import_row row
left join lateral (
  select person.id, person.name, person.name_pinyin, person.org_code, person.relation, person.phone, person.ethnic_group, household.number,
         household.address, household.group_name
  from person join household on household.tenant_id = person.tenant_id and household.id = person.household_id
  where person.tenant_id = @tenant and person.id_number_hash = row.id_number_hash limit 1) known on cardinality(row.faults) = 0
left join lateral (
  select former.person_id, person.org_code from earlier_id_number former
  join person on person.tenant_id = former.tenant_id and person.id = former.person_id
  where former.tenant_id = @tenant and former.id_number_hash = row.id_number_hash limit 1) earlier on known.id is null and cardinality(row.faults) = 0
left join lateral (
  select id, org_code from person
  where tenant_id = @tenant and name = row.name and starts_with(org_code, row.village_code) and born_on = row.born_on limit 1) namesake
  on known.id is null and earlier.person_id is null and cardinality(row.faults) = 0
left join lateral (
  select (array_agg(id))[1] as id, @common_unit as org_code from person
  where row.id_number_hash is null and cardinality(row.faults) = 0
    and tenant_id = @tenant and name = row.name and starts_with(org_code, @unit) and born_on = row.born_on) nameless on true
left join lateral (
  select org_code from person
  where tenant_id = @tenant and id_number_hash = row.id_number_hash limit 1) holder on cardinality(row.faults) > 0
cross join lateral (
  select coalesce(known.org_code, earlier.org_code, namesake.org_code, nameless.org_code, holder.org_code, row.org_code) as code) place
cross join lateral (select case
    when cardinality(row.faults) > 0 then array[@faulty]
    when row.id_number_hash is null and nameless.id is null then array[@faulty, @id_number_missing]
    when row.id_number_hash is null then array[@ambiguous, 'import.no-number']
    when known.name <> row.name and not (@name_field = any (@overwrites) and known.name_pinyin = row.name_pinyin and length(row.name_pinyin) > 1)
      then array[@ambiguous, 'import.other-name']
    when left(known.org_code, 12) <> row.village_code or known.number <> row.household_number then array[@moved]
    when known.id is not null and (known.name <> row.name
      or (known.relation <> row.relation and @relation_field = any (@overwrites))
      or (known.ethnic_group <> row.ethnic_group and @ethnic_group_field = any (@overwrites))
      or (row.phone <> coalesce(known.phone, '') and @phone_field = any (@overwrites))
      or (row.relation = @head and ((row.address <> known.address and @address_field = any (@overwrites))
                                     or (row.group_name <> known.group_name and @group_field = any (@overwrites)))))
      then array[@changed]
    when known.id is not null then array[@same]
    when earlier.person_id is not null then array[@ambiguous, 'import.earlier-number']
    when namesake.id is not null then array[@ambiguous, 'import.same-name-and-birth']
    else array[@new] end as words) verdict
