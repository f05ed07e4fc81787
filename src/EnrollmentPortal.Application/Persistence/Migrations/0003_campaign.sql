-- Plans, campaigns and quotas.

create table plan_version (
  tenant_id     int not null references tenant,
  id            uuid not null,
  org_code      text collate "C" not null,
  coverage_year int not null check (coverage_year between 2000 and 2100),
  version       int not null check (version > 0),
  title         text not null,
  document      jsonb not null,
  digest        text not null,
  published_at  timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, org_code, coverage_year, version),
  check (starts_with(org_code, tenant_id::text))
);
-- Published is immutable: an enrolment points at the words by which it was priced.
call protect('plan_version', 'tenant', '{select,insert}');

create table campaign (
  tenant_id     int not null references tenant,
  id            uuid not null,
  coverage_year int not null,
  name          text not null,
  opened_on     date not null,
  primary key (tenant_id, id),
  unique (tenant_id, coverage_year)
);
call protect('campaign', 'tenant', '{select,insert,update}');

create table quota (
  tenant_id    int not null,
  campaign_id  uuid not null,
  org_code     text collate "C" not null,
  heads        int not null check (heads >= 0),
  printed_name text not null,
  primary key (tenant_id, campaign_id, org_code),
  foreign key (tenant_id, campaign_id) references campaign (tenant_id, id),
  foreign key (tenant_id, org_code) references org_unit (tenant_id, org_code)
);
call protect('quota', 'lineage', '{select,insert,update,delete}');
