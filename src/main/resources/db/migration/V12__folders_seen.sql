-- When a look last saw every folder of a job on 115, and did not take any from memory; nanoseconds since 1970 UTC.
alter table job add column folders_seen integer;
