-- Years without cover that are paid afterwards: part of what changes hands, and never subsidised.
alter table enrollment add column buy_back_fen bigint not null default 0 check (buy_back_fen >= 0);
