-- 未参保原因: why somebody who should enrol has not. It is of one coverage year, and one outside the list says which.

alter table person_fact
  add check (kind <> 'NotEnrolling' or (coverage_year is not null
    and value in ('promised', 'away', 'refused', 'insured-elsewhere', 'other', 'unstated'))),
  add check (kind <> 'NotEnrolling' or value <> 'other' or btrim(evidence) <> '');

-- PersonFacts.NotEnrolling for lists: of each year the newest answer, unless it took an answer back. Ask only of who is missing.
create view not_enrolling with (security_invoker = true) as
select newest.* from (
  select distinct on (tenant_id, person_id, coverage_year) tenant_id, person_id, coverage_year, "from", until, value, evidence as note
  from person_fact where kind = 'NotEnrolling'
  order by tenant_id, person_id, coverage_year, recorded_at desc, id desc) newest
where newest.value <> 'unstated';
grant select on not_enrolling to portal_app;
