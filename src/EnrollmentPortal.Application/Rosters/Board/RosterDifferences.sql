-- Everybody whose categories differ between a roster and the department's list before it, with how many people that list had.
-- A category of which the department has sent no list yet is compared with what it had certified before.
-- @tenant; @roster; its @department, @categories, @list_month and @effective_on.
-- State: @applied. Matches that do not count: @deceased, @refused. Decision that takes a line out: @rejected.
with prior as (
  select distinct on (covered.category) earlier.id, covered.category
  from roster earlier cross join unnest(earlier.categories) as covered(category)
  where earlier.tenant_id = @tenant and earlier.department = @department and earlier.state = @applied
    and earlier.list_month < @list_month and covered.category = any (@categories)
  order by covered.category, earlier.list_month desc
), standing as (
  select coalesce(merged.survivor_id, line.person_id) as person_id, line.category, line.roster_id = @roster as now
  from roster_line line
  left join prior on prior.id = line.roster_id and prior.category = line.category
  left join merged_person merged on merged.tenant_id = line.tenant_id and merged.id = line.person_id
  where line.tenant_id = @tenant and line.person_id is not null and line.match not in (@deceased, @refused)
    and line.decision is distinct from @rejected and (prior.id is not null or line.roster_id = @roster)
  union all
  select identity.person_id, identity.category, false
  from person_identity identity
  where identity.tenant_id = @tenant and identity.certified_by = @department and identity.category = any (@categories)
    and identity.certified_on < @effective_on and coalesce(identity.ended_on, 'infinity') >= @effective_on - 1
    and not exists (select from prior where prior.category = identity.category)
), compared as (
  select person_id,
         coalesce(array_agg(distinct category order by category) filter (where not now), array[]::text[]) as before,
         coalesce(array_agg(distinct category order by category) filter (where now), array[]::text[]) as after
  from standing group by person_id
)
select compared.person_id as "PersonId", person.name as "Name", person.id_number_masked as "IdNumber",
       coalesce(unit.name, person.org_code) as "Village", compared.before as "Before", compared.after as "After",
       (select count(distinct person_id) from standing where not now)::int as "Listed"
from compared
join person on person.tenant_id = @tenant and person.id = compared.person_id
left join org_unit unit on unit.tenant_id = person.tenant_id and unit.org_code = left(person.org_code, 12)
where compared.before <> compared.after
order by person.org_code, person.name
