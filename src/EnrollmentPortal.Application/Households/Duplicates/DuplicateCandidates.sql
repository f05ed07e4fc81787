-- Pairs of records that may be one person, with the strongest sign, the strongest first; without those that somebody has decided on.
-- @tenant; @unit: the prefix of their place; @limit: how many.
-- Signs: @same_number, @same_name_birth_and_village, @number_one_digit_off, @sounds_alike, @same_name_and_birth.
with people as materialized (
  select id, name, name_pinyin, born_on, org_code, to_char(born_on, 'YYYYMMDD') as born,
         left(id_number_masked, 3) || substr(id_number_masked, 15, 3) as shown, id_number_hash
  from person where tenant_id = @tenant and starts_with(org_code, @unit)),
pairs as (
  select p.id as one, q.id as other,
         case when p.name = q.name and left(p.org_code, 12) = left(q.org_code, 12) then @same_name_birth_and_village
              when p.name = q.name then @same_name_and_birth else @sounds_alike end as sign
  from people p join people q on q.name_pinyin = p.name_pinyin and q.born_on = p.born_on and q.id > p.id
  where p.name = q.name or left(p.org_code, 12) = left(q.org_code, 12)
  union all
  select p.id, q.id, @number_one_digit_off
  from people p join people q on q.name_pinyin = p.name_pinyin and q.shown = p.shown and q.id > p.id
  where p.born_on <> q.born_on
    and (select count(*) from generate_series(1, 8) as place where substr(p.born, place, 1) <> substr(q.born, place, 1)) = 1
  union all
  select least(p.id, number.person_id), greatest(p.id, number.person_id), @same_number
  from earlier_id_number number join people p on p.id_number_hash = number.id_number_hash and p.id <> number.person_id
  where number.tenant_id = @tenant)
select least(one, other) as "First", greatest(one, other) as "Second", min(sign) as "Sign"
from pairs
where not exists (select from duplicate_decision decision
                  where decision.tenant_id = @tenant and decision.first_id = least(one, other) and decision.second_id = greatest(one, other))
group by 1, 2
order by case min(sign) when @same_number then 0 when @same_name_birth_and_village then 1 when @number_one_digit_off then 2
                        when @sounds_alike then 3 else 4 end, 1, 2
limit @limit
