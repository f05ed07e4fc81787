-- A unit's people with what plans ask of them, village by village: cover of earlier years, answers, decisions, identities, whether they have paid.
-- @tenant; @unit: the prefix of their place; @year: the coverage year; @today: the day on which identities and answers must hold.
select person.id, left(person.org_code, 12), enrolled.person_id is not null, person.exemption_reason is not null,
       coalesce(held.categories, ''), person.residence,
       coalesce(past.years, '') || coalesce(';' || (@year - 1) || ':' || renewed.tier, ''),
       coalesce(past.tier, renewed.tier, ''),
       person.born_on, coalesce(person.last_exemption || '@' || person.last_exemption_ended, ''), coalesce(asked.answers, ''), coalesce(decided.decision, '')
from person
left join (
  select person_id, string_agg(coverage_year || ':' || coalesce(tier, ''), ';' order by coverage_year desc) as years,
         max(tier) filter (where coverage_year = @year - 1) as tier
  from past_cover where tenant_id = @tenant and starts_with(org_code, @unit) and coverage_year < @year group by person_id
) past on past.person_id = person.id
left join (
  -- The newest answer of each kind that counts: PersonFacts.Current.
  select person_id, string_agg(kind || '=' || value || coalesce('@' || happened_on, ''), ';' order by kind) as answers
  from (
    select distinct on (person_id, kind) person_id, kind, value, happened_on from person_fact
    where tenant_id = @tenant and starts_with(org_code, @unit) and (coverage_year is null or coverage_year = @year)
      and "from" <= @today and (until is null or until >= @today)
    order by person_id, kind, recorded_at desc, id desc
  ) newest
  group by person_id
) asked on asked.person_id = person.id
left join (
  -- What was decided last for the year: PersonReviews.DecisionFor.
  select distinct on (person_id) person_id, left_by || '@' || rule_id || '@' || coalesce(route, '') as decision
  from review_case
  where tenant_id = @tenant and starts_with(org_code, @unit) and coverage_year = @year and rule_id is not null
  order by person_id, decided_at desc, id desc
) decided on decided.person_id = person.id
left join (
  select person_id, string_agg(category, ';' order by category collate "C") as categories
  from person_identity
  where tenant_id = @tenant and starts_with(org_code, @unit) and certified_on <= @today and (ended_on is null or ended_on >= @today)
  group by person_id
) held on held.person_id = person.id
left join (
  select enrollment.person_id from enrollment
  join campaign on campaign.tenant_id = enrollment.tenant_id and campaign.id = enrollment.campaign_id and campaign.coverage_year = @year
  where enrollment.tenant_id = @tenant
) enrolled on enrolled.person_id = person.id
left join (
  select enrollment.person_id, enrollment.tier from enrollment
  join campaign on campaign.tenant_id = enrollment.tenant_id and campaign.id = enrollment.campaign_id and campaign.coverage_year = @year - 1
  where enrollment.tenant_id = @tenant
) renewed on renewed.person_id = person.id
where person.tenant_id = @tenant and starts_with(person.org_code, @unit)
order by person.org_code
