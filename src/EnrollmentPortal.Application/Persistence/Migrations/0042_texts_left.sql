-- Texts of a draft that name an earlier year, and that somebody looked at and left as they are; a path names items by their keys.
alter table plan_draft add column texts_left text[] not null default '{}';
