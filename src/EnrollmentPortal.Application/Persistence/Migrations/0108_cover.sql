-- Cover: what is known of a person's earlier years, and the one question between counties.

-- One row a year: covered in a tier, or known not to have been covered. A year without a row is not known, and nothing is counted over it.
create table past_cover (
  tenant_id     int not null,
  person_id     uuid not null,
  coverage_year int not null,
  org_code      text collate "C" not null,
  -- Null for who is known not to have been covered.
  tier          text,
  source        text not null,
  -- The complete list that does not name the person; taking it back takes the row.
  import_id     uuid,
  noted_at      timestamptz not null default now(),
  primary key (tenant_id, person_id, coverage_year),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  check (import_id is null or tier is null)
);
create index past_cover_by_import on past_cover (tenant_id, import_id) where import_id is not null;
call protect('past_cover', 'subtree', '{select,insert,update,delete}');

-- Who holds a number's cover for a year, over all counties. No role reads it: the three functions below are the only way, and
-- they tell a county nothing about another but kind and since.
create table coverage_claim (
  id_number_hash bytea not null,
  coverage_year  int not null,
  tenant_id      int not null references tenant,
  kind           text not null,
  since          date not null,
  primary key (id_number_hash, coverage_year)
);

create function claiming_tenant() returns int language plpgsql stable as $$
declare
  tenant constant int := nullif(current_setting('app.tenant_id', true), '')::int;
begin
  if coalesce(tenant, 0) = 0 then
    raise exception 'a claim needs a unit of work' using errcode = 'invalid_parameter_value';
  end if;
  return tenant;
end $$;

-- Claims the numbers for the tenant of the unit of work; waits for another county's transaction that is claiming one of them.
-- Returns the numbers that another county holds: the caller must then give up.
create function claim_coverage(hashes bytea[], year int, claimed_kind text, from_day date[]) returns setof bytea
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  own constant int := claiming_tenant();
begin
  -- In the order of the key, so that two counties never wait for each other in a ring.
  insert into coverage_claim (id_number_hash, coverage_year, tenant_id, kind, since)
  select hash, year, own, claimed_kind, day from unnest(hashes, from_day) as claim(hash, day) order by hash
  on conflict do nothing;
  return query select claim.id_number_hash from coverage_claim claim
    where claim.id_number_hash = any (hashes) and claim.coverage_year = year and claim.tenant_id <> own;
end $$;

-- What another county holds, without saying which county.
create function coverage_elsewhere(hashes bytea[], year int) returns table (id_number_hash bytea, kind text, since date)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  own constant int := claiming_tenant();
begin
  return query select claim.id_number_hash, claim.kind, claim.since from coverage_claim claim
    where claim.id_number_hash = any (hashes) and claim.coverage_year = year and claim.tenant_id <> own;
end $$;

-- Gives up the tenant's own claim: a corrected number, or an enrolment that is taken back.
create function release_coverage(hash bytea, year int) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from coverage_claim claim
  where claim.id_number_hash = hash and claim.coverage_year = year and claim.tenant_id = claiming_tenant();
end $$;

revoke all on function claim_coverage(bytea[], int, text, date[]), coverage_elsewhere(bytea[], int), release_coverage(bytea, int) from public;
grant execute on function claim_coverage(bytea[], int, text, date[]), coverage_elsewhere(bytea[], int), release_coverage(bytea, int) to portal_app;
