-- 待核定: what the plan leaves to a person. A clerk describes a case, with evidence; another person decides it once.

create table review_case (
  tenant_id       int not null,
  id              uuid not null,
  person_id       uuid not null,
  org_code        text collate "C" not null,
  coverage_year   int not null,
  state           text not null check (state in ('Open', 'Accepted', 'Refused', 'Withdrawn')),
  -- The row of the plan that leads here, as it read then.
  left_by         text not null,
  left_by_zh      text not null,
  left_by_en      text not null,
  clauses         text not null,
  description     text not null check (description <> ''),
  asked_by        uuid not null,
  asked_by_name   text not null,
  asked_on        date not null,
  asked_at        timestamptz not null,
  decided_by      uuid,
  decided_by_name text,
  decided_on      date,
  decided_at      timestamptz,
  reason          text,
  rule_id         text,
  -- The row by which the person is accepted, as it read then.
  route           text,
  route_zh        text,
  route_en        text,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  foreign key (tenant_id, coverage_year) references campaign (tenant_id, coverage_year),
  check ((state = 'Open') = (decided_by is null)),
  check ((state in ('Accepted', 'Refused')) = (rule_id is not null)),
  check ((state = 'Accepted') = (route is not null)),
  check (rule_id is null or (reason <> '' and decided_by <> asked_by))
);
create unique index review_case_one_open on review_case (tenant_id, person_id, coverage_year) where state = 'Open';
create index review_case_by_person on review_case (tenant_id, person_id);
create index review_case_by_place on review_case (tenant_id, org_code);
call protect('review_case', 'subtree', '{select,insert,update}');

create table review_evidence (
  tenant_id     int not null,
  id            uuid not null,
  case_id       uuid not null,
  person_id     uuid not null,
  org_code      text collate "C" not null,
  file_name     text not null,
  -- As the content says, whatever the file is called.
  format        text not null check (format in ('Jpeg', 'Png', 'WebP', 'Pdf')),
  bytes         int not null check (bytes between 1 and 5242880),
  content       bytea not null,
  added_by_name text not null,
  added_at      timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, case_id) references review_case (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);
create index review_evidence_by_case on review_evidence (tenant_id, case_id);
create index review_evidence_by_person on review_evidence (tenant_id, person_id);
call protect('review_evidence', 'subtree', '{select,insert}');
-- Pictures are compressed already.
alter table review_evidence alter column content set storage external;

-- What was shown stays as it was; only where the person lives now may change, and the record that a merged one went into.
grant update (org_code, person_id) on review_evidence to portal_app;
create policy portal_app_update on review_evidence for update to portal_app
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int and org_code ^@ nullif(current_setting('app.scope', true), ''))
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int and org_code ^@ nullif(current_setting('app.scope', true), ''));

-- Accounts that the county's official lets decide for a time, in their own unit.
create table review_deputy (
  tenant_id     int not null,
  id            uuid not null,
  org_code      text collate "C" not null,
  account_id    uuid not null,
  account_name  text not null,
  "from"        date not null,
  -- Inclusive; a term that is ended early ends the day before.
  until         date not null,
  named_by      uuid not null,
  named_by_name text not null,
  named_on      date not null,
  named_at      timestamptz not null,
  primary key (tenant_id, id),
  check (named_by <> account_id)
);
create index review_deputy_by_account on review_deputy (tenant_id, account_id);
call protect('review_deputy', 'subtree', '{select,insert,update}');
