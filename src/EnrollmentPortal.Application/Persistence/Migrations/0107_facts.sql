-- 办理情形: what a person was asked or has shown, one row an answer. An answer is corrected by a newer row; nothing is edited.

create table person_fact (
  tenant_id        int not null,
  id               uuid not null,
  person_id        uuid not null,
  org_code         text collate "C" not null,
  kind             text not null,
  value            text not null check (value <> ''),
  -- The documented day of an event.
  happened_on      date,
  -- Business days on which it counts; the last one inclusive.
  "from"           date not null,
  until            date,
  -- The only coverage year that it counts for; null for every year.
  coverage_year    int,
  evidence         text not null,
  source           text not null,
  recorded_by      uuid not null,
  recorded_by_name text not null,
  recorded_on      date not null,
  recorded_at      timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  check (until is null or "from" <= until),
  check ((happened_on is not null) = (kind = 'Event' and value not in ('none', 'unstated'))),
  -- 未参保原因, why somebody who should enrol has not: of one coverage year, and one outside the list says which.
  check (kind <> 'NotEnrolling' or (coverage_year is not null
    and value in ('promised', 'away', 'refused', 'insured-elsewhere', 'other', 'unstated'))),
  check (kind <> 'NotEnrolling' or value <> 'other' or btrim(evidence) <> '')
);
create index person_fact_by_person on person_fact (tenant_id, person_id);
create index person_fact_by_place on person_fact (tenant_id, org_code);
call protect('person_fact', 'subtree', '{select,insert}');

-- The two columns that may change: where the person lives now, and the record that a merged one went into.
grant update (org_code, person_id) on person_fact to portal_app;
create policy portal_app_update on person_fact for update to portal_app
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int and org_code ^@ nullif(current_setting('app.scope', true), ''))
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int and org_code ^@ nullif(current_setting('app.scope', true), ''));

-- PersonFacts.NotEnrolling for lists: of each year the newest answer, unless it took an answer back. Ask only of who is missing.
create view not_enrolling with (security_invoker = true) as
select newest.* from (
  select distinct on (tenant_id, person_id, coverage_year) tenant_id, person_id, coverage_year, "from", until, value, evidence as note
  from person_fact where kind = 'NotEnrolling'
  order by tenant_id, person_id, coverage_year, recorded_at desc, id desc) newest
where newest.value <> 'unstated';
grant select on not_enrolling to portal_app;
