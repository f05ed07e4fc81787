-- Writes the copied rows of a list of last year with their outcome, each beside the person of the registry that it means.
-- @tenant; @import; @unit: the list's unit; @year: the year that it speaks of; @common_unit: SQL for the unit of several people.
-- @lists_enrolled, @lists_not_enrolled: what kind of list it is.
-- Outcomes: @changed, @same, @ambiguous, @faulty. Faults: @id_number_missing, @not_registered.
insert into import_row (
  tenant_id, import_id, row_number, org_code, registered_code, outcome, faults, repairs, person_id, village_code, name, name_initials, name_pinyin, sex, born_on,
  address_stem, id_number_hash, id_number_cipher, id_number_masked, tier, old_values)
select @tenant, @import, row.row_number, case when row.org_code = @unit then place.code else row.org_code end, place.code, verdict.words[1],
       case when verdict.words[2] is null then row.faults else array_append(row.faults, verdict.words[2]) end, row.repairs,
       coalesce(known.id, earlier.person_id, namesake.id, row.person_id), row.village_code, row.name, row.name_initials, row.name_pinyin, row.sex, row.born_on,
       '', row.id_number_hash, row.id_number_cipher, row.id_number_masked, row.tier,
       case when known.id is not null and verdict.words[1] <> @same
         then jsonb_build_object('Name', known.name, 'Cover', known.cover) end
from copied_import_row row
left join lateral (
  select person.id, person.name, person.name_pinyin, person.org_code, past.tier as cover, past.person_id is not null as is_known
  from person
  left join past_cover past on past.tenant_id = person.tenant_id and past.person_id = person.id and past.coverage_year = @year
  where person.tenant_id = @tenant and person.id_number_hash = row.id_number_hash limit 1) known on cardinality(row.faults) = 0
left join lateral (
  select former.person_id, person.org_code from earlier_id_number former
  join person on person.tenant_id = former.tenant_id and person.id = former.person_id
  where former.tenant_id = @tenant and former.id_number_hash = row.id_number_hash limit 1) earlier on known.id is null and cardinality(row.faults) = 0
left join lateral (
  select (array_agg(id))[1] as id, @common_unit as org_code from person
  where tenant_id = @tenant and name = row.name and born_on = row.born_on) namesake
  on known.id is null and earlier.person_id is null and cardinality(row.faults) = 0
cross join lateral (select coalesce(known.org_code, earlier.org_code, namesake.org_code, row.org_code) as code) place
cross join lateral (select case
    when cardinality(row.faults) > 0 then array[@faulty]
    when known.name <> row.name and not (known.name_pinyin = row.name_pinyin and length(row.name_pinyin) > 1) then array[@ambiguous, 'import.other-name']
    when known.id is not null and @lists_enrolled and known.cover is distinct from row.tier then array[@changed]
    when known.id is not null and @lists_not_enrolled and (known.cover is not null or not known.is_known) then array[@changed]
    when known.id is not null then array[@same]
    when earlier.person_id is not null then array[@ambiguous, 'import.earlier-number']
    when namesake.id is not null and row.id_number_hash is null then array[@ambiguous, 'import.no-number']
    when namesake.id is not null then array[@ambiguous, 'import.same-name-and-birth']
    when row.id_number_hash is null then array[@faulty, @id_number_missing]
    else array[@faulty, @not_registered] end as words) verdict
