-- Taking a list back removes people by the hundred thousand; what refers to one is looked up, and never read through.
create index person_identity_by_person on person_identity (tenant_id, person_id);
drop index import_missing_by_person;
create index import_missing_by_person on import_missing (tenant_id, person_id);
