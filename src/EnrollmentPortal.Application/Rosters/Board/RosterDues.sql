-- The changes of identities that the rosters in force ask for and that have not been made: those to enter, then those to end.
-- @tenant; @today; @rosters_in_force: SQL for them; @everybody, or only the people @chosen; @limit: how many.
-- Matches: @matched, @refused, @other_name, @name_and_birth, @exempt. Decision: @accepted.
with in_force as (
  @rosters_in_force
), named as (
  select in_force.id as roster_id, in_force.department, in_force.category, coalesce(merged.survivor_id, line.person_id) as person_id,
         bool_or(line.match = @matched or coalesce(line.decision = @accepted, false)) as wanted,
         bool_or(line.match = @refused or (line.match in (@other_name, @name_and_birth, @exempt) and line.decision is null)) as open,
         min(greatest(in_force.effective_on, line.certified_on)) as first_day, min(line.certified_on) as certified_on,
         max(coalesce(line.certified_until, 'infinity')) as last_day
  from in_force
  join roster_line line on line.tenant_id = @tenant and line.roster_id = in_force.id and line.category = in_force.category
  left join merged_person merged on merged.tenant_id = line.tenant_id and merged.id = line.person_id
  where line.person_id is not null
  group by 1, 2, 3, 4
)
select named.person_id as "PersonId", named.category as "Category", named.roster_id as "RosterId", null::uuid as "IdentityId", named.first_day as "Day",
       named.certified_on as "CertifiedOn"
from named
join person on person.tenant_id = @tenant and person.id = named.person_id
where named.wanted and named.first_day <= @today and named.last_day >= @today
  and (@everybody or named.person_id = any (@chosen))
  and not exists (select from person_identity identity
                  where identity.tenant_id = @tenant and identity.person_id = named.person_id and identity.category = named.category
                    and identity.ended_on is null)
union all
select identity.person_id, identity.category, in_force.id, identity.id,
       greatest(identity.certified_on, case when named.wanted then named.last_day else in_force.effective_on - 1 end), null
from in_force
join person_identity identity on identity.tenant_id = @tenant and identity.certified_by = in_force.department
  and identity.category = in_force.category and identity.ended_on is null and identity.certified_on <= @today
join person on person.tenant_id = @tenant and person.id = identity.person_id
left join named on named.person_id = identity.person_id and named.department = in_force.department and named.category = in_force.category
where (named.person_id is null or not (named.open or (named.wanted and named.last_day >= @today)))
  and (@everybody or identity.person_id = any (@chosen))
  and not exists (select from roster_line line
                  where line.tenant_id = @tenant and line.roster_id = in_force.id and line.category = in_force.category
                    and line.person_id is null and line.name = person.name and line.decision is null
                    and line.match in (@refused, @name_and_birth))
order by 1
limit @limit
