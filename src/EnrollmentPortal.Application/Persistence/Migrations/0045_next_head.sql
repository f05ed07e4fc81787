-- Who heads the household that the head leaves, as it was decided in the review.
alter table import_row add column next_head_id uuid;
