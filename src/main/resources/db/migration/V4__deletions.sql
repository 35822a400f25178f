-- How many files a job deleted, and when: the guard limits them over a day. Times are nanoseconds since 1970 UTC.
create table deletion (
    job   integer not null references job (id) on delete cascade,
    at    integer not null,
    files integer not null
) strict;
create index deletion_time on deletion (job, at);
