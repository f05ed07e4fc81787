-- Who is refused because the address has tried too often is recorded as well, and not counted: else one machine that goes on would keep its
-- neighbours out for good.
alter table sign_in_failure add column refused boolean not null default false;
