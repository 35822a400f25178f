-- Where a replaced version stood: one that a person took elsewhere meanwhile is theirs, and stays.
alter table superseded add column parent text;
alter table superseded add column name text;
