-- What follows for people who had paid, when a list, a certificate at the window or a corrected answer (办理情形) changes what is so.

create table identity_case (
  tenant_id        int not null,
  id               uuid not null,
  org_code         text collate "C" not null,
  campaign_id      uuid not null,
  enrollment_id    uuid not null,
  person_id        uuid not null,
  -- The list; null for a certificate or an answer.
  roster_id        uuid,
  -- Whose identity it is: the list's department, or the one that issued the certificate.
  certified_by     text,
  category         text,
  -- The corrected answer, and the one before it; null where nothing had been said.
  fact_id          uuid,
  replaced_fact_id uuid,
  -- With the corrected answer: may the person enrol, what is due, and from when until when benefits run.
  now_verdict      text check (now_verdict in ('Accepted', 'Refused', 'Review')),
  now_due_fen      bigint,
  now_subsidy_fen  bigint,
  now_from         date,
  now_until        date,
  -- What the plan's table of changes provides, with the row's name and clauses. Where it is silent about an answer there is no rule and no
  -- amount either: the official who confirms the case names both.
  rule             text check (rule in ('Nothing', 'RefundDifference', 'RefundWhole', 'SubsidyAfterwards', 'Manual')),
  rule_zh          text,
  rule_en          text,
  clauses          text not null,
  -- Who pays the subsidy that the case is about, as the plan prints it.
  funder           text,
  paid_fen         bigint not null check (paid_fen >= 0),
  -- Null where a person must decide how much.
  amount_fen       bigint check (amount_fen >= 0),
  state            text not null check (state in ('Open', 'Confirmed', 'Dismissed', 'Withdrawn')),
  opened_on        date not null,
  decided_at       timestamptz,
  decided_by_name  text,
  note             text,
  primary key (tenant_id, id),
  foreign key (tenant_id, enrollment_id) references enrollment (tenant_id, id),
  foreign key (tenant_id, roster_id) references roster (tenant_id, id),
  foreign key (tenant_id, fact_id) references person_fact (tenant_id, id),
  foreign key (tenant_id, replaced_fact_id) references person_fact (tenant_id, id),
  check ((state in ('Confirmed', 'Dismissed')) = (decided_at is not null)),
  check ((decided_at is null) = (decided_by_name is null)),
  check ((certified_by is null) = (category is null)),
  -- An identity has its department; an answer has none.
  check ((fact_id is null) = (certified_by is not null)),
  check (fact_id is not null or (rule is not null and now_verdict is null)),
  check ((rule is null) = (rule_zh is null) and (rule is null) = (rule_en is null)),
  check (rule is not null or state <> 'Confirmed' or (amount_fen is not null and clauses <> ''))
);
-- A roster settles an enrolment once, however often it is carried out.
create unique index identity_case_once on identity_case (tenant_id, roster_id, enrollment_id);
-- Corrections of one payment are looked at together: the newest says what is so.
create unique index identity_case_one_answer on identity_case (tenant_id, enrollment_id) where fact_id is not null and state = 'Open';
create index identity_case_by_person on identity_case (tenant_id, person_id);
create index identity_case_open on identity_case (tenant_id, opened_on) where state = 'Open';
call protect('identity_case', 'subtree', '{select,insert,update}');
-- A year closes only when its cases are decided, and gets no new ones; a decided one may follow a merged person.
call freeze_with_year('identity_case', '{insert}');
