-- By what a job knows its roots again, what was last seen of them whole, and how far its files were read again.
-- Times are nanoseconds since 1970 UTC.
alter table job add column local_marker text;            -- text of the marker file in the local root
alter table job add column state_lost integer not null default 0;   -- 1: a marker was met that no job knew, not told yet
alter table job add column remote_parent any;            -- folder on 115 that held the root when it was found
alter table job add column remote_name text;
alter table job add column listed integer;               -- when a pass last saw all of 115
alter table job add column reread_until integer;         -- every file was read again as if up to this time
alter table job add column reread_node integer;          -- the base node that was read last
