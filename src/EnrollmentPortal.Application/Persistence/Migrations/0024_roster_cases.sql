-- What follows from rosters for people who had paid before.

create table roster_case (
  tenant_id       int not null,
  id              uuid not null,
  org_code        text collate "C" not null,
  campaign_id     uuid not null,
  roster_id       uuid not null,
  enrollment_id   uuid not null,
  person_id       uuid not null,
  category        text not null,
  -- What the plan's table of changes provides, with the row's name and clauses.
  rule            text not null check (rule in ('RefundDifference', 'RefundWhole', 'SubsidyAfterwards', 'Manual')),
  rule_zh         text not null,
  rule_en         text not null,
  clauses         text not null,
  paid_fen        bigint not null check (paid_fen >= 0),
  -- Null where a person must decide how much.
  amount_fen      bigint check (amount_fen >= 0),
  state           text not null check (state in ('Open', 'Confirmed', 'Dismissed', 'Withdrawn')),
  opened_on       date not null,
  decided_at      timestamptz,
  decided_by_name text,
  note            text,
  primary key (tenant_id, id),
  foreign key (tenant_id, roster_id) references roster (tenant_id, id),
  foreign key (tenant_id, enrollment_id) references enrollment (tenant_id, id),
  check ((state in ('Confirmed', 'Dismissed')) = (decided_at is not null)),
  check ((decided_at is null) = (decided_by_name is null))
);
-- A roster settles an enrolment once, however often it is carried out.
create unique index roster_case_once on roster_case (tenant_id, roster_id, enrollment_id);
create index roster_case_by_person on roster_case (tenant_id, person_id);
create index roster_case_open on roster_case (tenant_id, opened_on) where state = 'Open';
call protect('roster_case', 'subtree', '{select,insert,update}');

-- The newest applied list of every department and category that has reached its day.
create function roster_in_force(tenant int, today date) returns table (id uuid, department text, category text, effective_on date)
language sql stable as $$
  select distinct on (roster.department, covered.category) roster.id, roster.department, covered.category, roster.effective_on
  from roster cross join unnest(roster.categories) as covered(category)
  where roster.tenant_id = tenant and roster.state = 'Applied' and roster.effective_on <= today
  order by roster.department, covered.category, roster.list_month desc
$$;
