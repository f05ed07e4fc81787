-- Trying a draft: situations that an office keeps, and what a draft changes for its people.

create table plan_situation (
  tenant_id             int not null references tenant,
  id                    uuid not null,
  org_code              text collate "C" not null,
  coverage_year         int not null check (coverage_year between 2000 and 2100),
  name                  text not null check (name <> ''),
  tier                  text,
  born_on               date,
  -- Written as in files of cases.
  identities            text not null default '',
  circumstances         text not null default '',
  paid_on               date,
  expected_verdict      text check (expected_verdict in ('Accepted', 'Refused', 'Review')),
  expected_self_pay_fen bigint check (expected_self_pay_fen >= 0),
  created_by_name       text not null,
  created_at            timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, org_code, name),
  check (starts_with(org_code, tenant_id::text))
);
call protect('plan_situation', 'subtree', '{select,insert,update,delete}');

-- Results: written once in one transaction, read, and deleted when newer ones have taken their place.
create table plan_impact (
  tenant_id        int not null references tenant,
  id               uuid not null,
  org_code         text collate "C" not null,
  -- No reference: a result outlives its draft until it is cleared away.
  draft_id         uuid not null,
  coverage_year    int not null,
  draft_digest     text not null,
  paid_on          date not null,
  base_year        int not null,
  base_version     int not null,
  base_paid_on     date not null,
  computed_at      timestamptz not null,
  computed_by_name text not null,
  summary          jsonb not null,
  primary key (tenant_id, id),
  check (starts_with(org_code, tenant_id::text))
);
create index plan_impact_by_draft on plan_impact (tenant_id, draft_id, computed_at);
call protect('plan_impact', 'subtree', '{select,insert,delete}');

create table plan_impact_class (
  tenant_id int not null,
  impact_id uuid not null,
  number    int not null check (number >= 0),
  org_code  text collate "C" not null,
  kind      text not null,
  people    int not null check (people > 0),
  detail    jsonb not null,
  primary key (tenant_id, impact_id, number),
  foreign key (tenant_id, impact_id) references plan_impact (tenant_id, id) on delete cascade
);
call protect('plan_impact_class', 'subtree', '{select,insert,delete}');

-- The people stand in arrays: a new standard changes everybody, and 650,000 rows with keys take longer than the computation.
create table plan_impact_place (
  tenant_id int not null,
  impact_id uuid not null,
  org_code  text collate "C" not null,
  figures   jsonb not null,
  people    uuid[] not null,
  classes   int[] not null,
  primary key (tenant_id, impact_id, org_code),
  foreign key (tenant_id, impact_id) references plan_impact (tenant_id, id) on delete cascade,
  check (cardinality(people) = cardinality(classes))
);
call protect('plan_impact_place', 'subtree', '{select,insert,delete}');
