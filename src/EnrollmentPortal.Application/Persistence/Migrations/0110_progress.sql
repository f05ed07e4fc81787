-- Progress: what a unit should reach, and the counters, kept in the transaction of what they count.

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
call freeze_with_year('quota', '{insert,update,delete}');

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
call freeze_with_year('village_progress', '{insert,update}');

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
call freeze_with_year('group_progress', '{insert,update}');
