-- 未参保原因: why somebody who should enrol has not. It is of one coverage year, and one outside the list says which.

alter table person_fact
  add check (kind <> 'NotEnrolling' or (coverage_year is not null
    and value in ('promised', 'away', 'refused', 'insured-elsewhere', 'other', 'unstated'))),
  add check (kind <> 'NotEnrolling' or value <> 'other' or btrim(evidence) <> '');

-- PersonFacts.NotEnrolling for lists. Ask only of who is missing.
create function not_enrolling(tenant int, person uuid, year int, today date) returns table (value text, note text)
language sql stable as $$
  select newest.value, newest.evidence
  from (
    select fact.value, fact.evidence from person_fact fact
    where fact.tenant_id = tenant and fact.person_id = person and fact.kind = 'NotEnrolling' and fact.coverage_year = year
      and fact."from" <= today and (fact.until is null or fact.until >= today)
    order by fact.recorded_at desc, fact.id desc limit 1
  ) newest
  where newest.value <> 'unstated'
$$;
