-- A case of a corrected answer (办理情形): which answer, and what the plan says of the person since. It has no department and no category,
-- and where the plan's table of changes is silent no rule and no amount either: whoever confirms it names both.

alter table roster_case
  alter column certified_by drop not null,
  alter column category drop not null,
  alter column rule drop not null,
  alter column rule_zh drop not null,
  alter column rule_en drop not null,
  add column fact_id uuid,
  -- The answer that was corrected; null where nothing had been said.
  add column replaced_fact_id uuid,
  -- With the corrected answer: may the person enrol, what is due, and from when until when benefits run.
  add column now_verdict text check (now_verdict in ('Accepted', 'Refused', 'Review')),
  add column now_due_fen bigint,
  add column now_subsidy_fen bigint,
  add column now_from date,
  add column now_until date,
  add foreign key (tenant_id, fact_id) references person_fact (tenant_id, id),
  add foreign key (tenant_id, replaced_fact_id) references person_fact (tenant_id, id),
  drop constraint roster_case_rule_check,
  add constraint roster_case_rule_check check (rule in ('Nothing', 'RefundDifference', 'RefundWhole', 'SubsidyAfterwards', 'Manual'));

alter table roster_case no force row level security;
alter table person_fact no force row level security;
-- Until now the clerk stood where the department does.
update roster_case set fact_id = fact.id
from (
  select distinct on (row.tenant_id, row.id) row.tenant_id, row.id as case_id, said.id
  from roster_case row
  join person_fact said on said.tenant_id = row.tenant_id and said.person_id = row.person_id
    and said.recorded_on = row.opened_on and said.recorded_by_name = row.certified_by
  where row.category = '办理情形' and row.roster_id is null
  order by row.tenant_id, row.id, said.recorded_at desc
) fact
where roster_case.tenant_id = fact.tenant_id and roster_case.id = fact.case_id;
update roster_case set certified_by = null, category = null where fact_id is not null;
-- Of several about one payment the newest waits, and for somebody who names amount and clause: the rule that stood there was one for identities.
update roster_case set state = 'Withdrawn'
where fact_id is not null and state = 'Open' and exists (
  select from roster_case newer
  where newer.tenant_id = roster_case.tenant_id and newer.enrollment_id = roster_case.enrollment_id and newer.fact_id is not null
    and newer.state = 'Open' and newer.id > roster_case.id);
update roster_case set rule = null, rule_zh = null, rule_en = null, clauses = '', amount_fen = null, funder = null
where fact_id is not null and state = 'Open';
alter table person_fact force row level security;
alter table roster_case force row level security;

alter table roster_case
  add check ((certified_by is null) = (category is null)),
  -- An identity has its department; an answer has none.
  add check ((fact_id is null) = (certified_by is not null)),
  add check (fact_id is not null or (rule is not null and now_verdict is null)),
  add check ((rule is null) = (rule_zh is null) and (rule is null) = (rule_en is null)),
  add check (rule is not null or state <> 'Confirmed' or (amount_fen is not null and clauses <> ''));
-- Corrections of one payment are looked at together: the newest says what is so.
create unique index roster_case_one_answer on roster_case (tenant_id, enrollment_id) where fact_id is not null and state = 'Open';
