-- What follows for people who had paid, whether a list or a certificate at the window changed their identity. The table keeps its
-- first name: later migrations use it.

alter table roster_case alter column roster_id drop not null;
-- Whose identity it is: the list's department, or the one that issued the certificate.
alter table roster_case add column certified_by text;
-- Who pays the subsidy that the case is about, as the plan prints it.
alter table roster_case add column funder text;

alter table roster_case no force row level security;
alter table roster no force row level security;
update roster_case set certified_by = roster.department from roster where roster.tenant_id = roster_case.tenant_id and roster.id = roster_case.roster_id;
alter table roster force row level security;
alter table roster_case force row level security;
alter table roster_case alter column certified_by set not null;
