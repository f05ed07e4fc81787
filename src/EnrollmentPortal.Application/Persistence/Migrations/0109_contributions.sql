-- The ledger: receipts, contributions and the enrolments that they pay. Money is appended, never edited.

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
call freeze_with_year('receipt_book', '{insert,update}');

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
call freeze_with_year('contribution', '{insert}');

create table enrollment (
  tenant_id            int not null,
  id                   uuid not null,
  campaign_id          uuid not null,
  contribution_id      uuid not null,
  person_id            uuid not null,
  household_id         uuid not null,
  org_code             text collate "C" not null,
  -- Where the person lives now. The line stays with the unit that took the money; the cover is also seen where the person went, so that
  -- nobody there takes a second payment.
  home_code            text collate "C" not null,
  plan_version_id      uuid not null,
  tier                 text not null,
  route                text not null,
  standard_fen         bigint not null check (standard_fen >= 0),
  subsidy_fen          bigint not null check (subsidy_fen >= 0),
  subsidy_category     text,
  subsidy_funder       text,
  self_pay_fen         bigint not null check (self_pay_fen >= 0),
  -- Years without cover that are paid afterwards: part of what changes hands, and never subsidised.
  buy_back_fen         bigint not null default 0 check (buy_back_fen >= 0),
  government_share_fen bigint not null default 0 check (government_share_fen >= 0),
  entitled_from        date,
  entitled_to          date,
  enrolled_on          date not null,
  -- The assessment as it was read out to the payer: figures, clauses, assumptions.
  assessment           jsonb not null,
  primary key (tenant_id, id),
  -- One person, one coverage year, one enrolment: the second desk is refused here.
  unique (tenant_id, campaign_id, person_id),
  -- None to person: a merged record is given up, and the line then finds the person through merged_person. A check of the books looks.
  foreign key (tenant_id, contribution_id) references contribution (tenant_id, id),
  foreign key (tenant_id, plan_version_id) references plan_version (tenant_id, id),
  check (standard_fen = subsidy_fen + self_pay_fen),
  check ((subsidy_fen > 0) <= (subsidy_category is not null))
);
create index enrollment_by_contribution on enrollment (tenant_id, contribution_id);
create index enrollment_by_household on enrollment (tenant_id, household_id);
create index enrollment_by_person on enrollment (tenant_id, person_id);
create index enrollment_by_home on enrollment (tenant_id, campaign_id, home_code);
call protect('enrollment', 'subtree', '{insert}');
-- Its home may still follow its person: it says who sees the cover, not what was paid.
call freeze_with_year('enrollment', '{insert}');

grant select on enrollment to portal_app;
create policy portal_app_select on enrollment for select to portal_app using (
  tenant_id = nullif(current_setting('app.tenant_id', true), '')::int
  and (org_code ^@ nullif(current_setting('app.scope', true), '') or home_code ^@ nullif(current_setting('app.scope', true), '')));

-- The one column that may change: everything else of the ledger is only appended.
grant update (home_code) on enrollment to portal_app;
create policy portal_app_update on enrollment for update to portal_app
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int and home_code ^@ nullif(current_setting('app.scope', true), ''))
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int and home_code ^@ nullif(current_setting('app.scope', true), ''));
