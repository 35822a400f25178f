-- Which files a job overwrote with another version, and when last: the guard limits them over a day. What a person
-- approved is not among them. Times are nanoseconds since 1970 UTC.
create table replacement (
    job  integer not null references job (id) on delete cascade,
    node integer not null,
    at   integer not null,
    primary key (job, node)
) strict, without rowid;
create index replacement_time on replacement (job, at);
