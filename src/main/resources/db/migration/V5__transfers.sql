-- Uploads that 115 confirmed but that no listing has shown yet.
create table claim (
    job       integer not null references job (id) on delete cascade,
    remote_id any not null,
    at        integer not null,
    primary key (job, remote_id)
) strict, without rowid;

-- Files of the base (the number is that of the base) whose copy on 115 a look saw under its id, with this content, at its place.
create table verified (
    node      integer primary key,
    remote_id any not null,
    content   blob not null,
    at        integer not null,
    asked     integer               -- when 115 was last asked for this very id
) strict;

-- Files that 115 does not have yet and that are not to be sent, each with its next try.
create table parked (
    job     integer not null references job (id) on delete cascade,
    path    text not null,
    content blob not null,
    since   integer not null,
    tried   integer not null,
    tries   integer not null,
    primary key (job, path)
) strict, without rowid;
