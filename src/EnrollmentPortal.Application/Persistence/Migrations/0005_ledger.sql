-- Money: appended, never edited. Counters: kept in the same transaction.

create table receipt_book (
  tenant_id   int not null,
  campaign_id uuid not null,
  org_code    text collate "C" not null,
  last_number int not null default 0 check (last_number >= 0),
  primary key (tenant_id, campaign_id, org_code),
  foreign key (tenant_id, campaign_id) references campaign (tenant_id, id),
  foreign key (tenant_id, org_code) references org_unit (tenant_id, org_code)
);
call protect('receipt_book', 'subtree', '{select,insert,update}');

create table contribution (
  tenant_id        int not null,
  id               uuid not null,
  campaign_id      uuid not null,
  household_id     uuid not null,
  org_code         text collate "C" not null,
  book_code        text collate "C" not null,
  receipt_number   int not null check (receipt_number > 0),
  idempotency_key  uuid not null,
  channel          text not null check (channel in ('Cash', 'Pos', 'Online', 'ZeroDeclaration')),
  reference        text,
  payer_name       text not null,
  total_fen        bigint not null check (total_fen >= 0),
  paid_on          date not null,
  recorded_at      timestamptz not null,
  recorded_by      uuid not null,
  recorded_by_name text not null,
  primary key (tenant_id, id),
  unique (tenant_id, idempotency_key),
  unique (tenant_id, campaign_id, book_code, receipt_number),
  foreign key (tenant_id, household_id) references household (tenant_id, id),
  foreign key (tenant_id, campaign_id, book_code) references receipt_book (tenant_id, campaign_id, org_code),
  check ((channel = 'ZeroDeclaration') <= (total_fen = 0)),
  check (channel not in ('Pos', 'Online') or reference is not null),
  check (starts_with(org_code, book_code))
);
create index contribution_by_unit_and_day on contribution (tenant_id, campaign_id, org_code, paid_on);
create index contribution_by_household on contribution (tenant_id, household_id);
call protect('contribution', 'subtree', '{select,insert}');

create table enrollment (
  tenant_id            int not null,
  id                   uuid not null,
  campaign_id          uuid not null,
  contribution_id      uuid not null,
  person_id            uuid not null,
  household_id         uuid not null,
  org_code             text collate "C" not null,
  plan_version_id      uuid not null,
  tier                 text not null,
  route                text not null,
  standard_fen         bigint not null check (standard_fen >= 0),
  subsidy_fen          bigint not null check (subsidy_fen >= 0),
  subsidy_category     text,
  subsidy_funder       text,
  self_pay_fen         bigint not null check (self_pay_fen >= 0),
  government_share_fen bigint not null default 0 check (government_share_fen >= 0),
  entitled_from        date,
  entitled_to          date,
  enrolled_on          date not null,
  -- The assessment as it was read out to the payer: figures, clauses, assumptions.
  assessment           jsonb not null,
  primary key (tenant_id, id),
  -- One person, one coverage year, one enrolment: the second desk is refused here.
  unique (tenant_id, campaign_id, person_id),
  foreign key (tenant_id, contribution_id) references contribution (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  foreign key (tenant_id, plan_version_id) references plan_version (tenant_id, id),
  check (standard_fen = subsidy_fen + self_pay_fen),
  check ((subsidy_fen > 0) <= (subsidy_category is not null))
);
create index enrollment_by_contribution on enrollment (tenant_id, contribution_id);
create index enrollment_by_household on enrollment (tenant_id, household_id);
call protect('enrollment', 'subtree', '{select,insert}');

-- What a village gained on a day. The registry as it stood at the opening is the first day's row; totals are sums.
create table village_progress (
  tenant_id            int not null,
  campaign_id          uuid not null,
  org_code             text collate "C" not null,
  day                  date not null,
  registered           int not null default 0,
  exempt               int not null default 0,
  -- Of the exempt: employees' insurance or insurance in another place. Some quotas count them as done.
  otherwise_insured    int not null default 0,
  enrolled             int not null default 0,
  self_pay_fen         bigint not null default 0,
  subsidy_fen          bigint not null default 0,
  government_share_fen bigint not null default 0,
  primary key (tenant_id, campaign_id, org_code, day),
  foreign key (tenant_id, campaign_id) references campaign (tenant_id, id)
);
call protect('village_progress', 'subtree', '{select,insert,update}');

-- The same for the groups that a plan wants complete, without days: a village has few categories.
create table group_progress (
  tenant_id   int not null,
  campaign_id uuid not null,
  org_code    text collate "C" not null,
  category    text collate "C" not null,
  registered  int not null default 0,
  enrolled    int not null default 0,
  primary key (tenant_id, campaign_id, org_code, category),
  foreign key (tenant_id, campaign_id) references campaign (tenant_id, id)
);
call protect('group_progress', 'subtree', '{select,insert,update}');
