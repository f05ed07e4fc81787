-- A page of a village's households with their members counted by state, those with somebody missing first.
-- @tenant; @village; @campaign: null where there is none; @search: part of a name, initials, or the household's number, empty for all; @skip, @take: the page.
-- @filter: which of @missing, @enrolled, @exempt; every household for another.
with counted as (
  select person.household_id as id,
         count(*)::int as members,
         count(enrollment.id)::int as enrolled,
         count(*) filter (where enrollment.id is null and person.exemption_reason is not null)::int as exempt,
         bool_or(@search = '' or strpos(person.name, @search) > 0 or starts_with(person.name_initials, @search)) as found
  from person
  left join enrollment on enrollment.tenant_id = person.tenant_id
    and enrollment.campaign_id = @campaign
    and enrollment.person_id = person.id
  where person.tenant_id = @tenant and starts_with(person.org_code, @village)
  group by person.household_id
)
select household.id as "Id", household.number as "Number", household.head_name as "HeadName",
       household.group_name as "GroupName", contact.phone as "Phone",
       members as "Members", enrolled as "Enrolled", exempt as "Exempt", (count(*) over ())::int as "Total"
from counted
join household on household.tenant_id = @tenant and household.id = counted.id
join household_contact contact on contact.tenant_id = @tenant and contact.id = counted.id
where (found or household.number = @search)
  and case @filter when @missing then members > enrolled + exempt
                    when @enrolled then enrolled > 0
                    when @exempt then exempt > 0
                    else true end
order by members > enrolled + exempt desc, length(group_name), group_name collate zh, household.number
offset @skip limit @take
