-- What a draft still has from last year's document, and who looked at it. The key names the place and the figures: other figures are another
-- thing to look at. Nothing is taken back: whoever looked, looked.
create table plan_draft_acknowledgement (
  tenant_id            int not null,
  draft_id             uuid not null,
  key                  text not null,
  org_code             text collate "C" not null,
  acknowledged_by      uuid not null,
  acknowledged_by_name text not null,
  acknowledged_at      timestamptz not null,
  primary key (tenant_id, draft_id, key),
  foreign key (tenant_id, draft_id) references plan_draft (tenant_id, id) on delete cascade
);
call protect('plan_draft_acknowledgement', 'subtree', '{select,insert}');
