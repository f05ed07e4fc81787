-- Which key file the stored ID numbers belong to. With another one every look-up would fail silently, so the program refuses to start.
create table id_number_key (
  fingerprint text primary key
);
create unique index id_number_key_single on id_number_key ((true));
grant select, insert on id_number_key to portal_app;
