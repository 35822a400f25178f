-- Transfers that were begun and have not ended: what is left of a pass without an end was under way when the program died.
create table under_way (
    job       integer not null references job (id) on delete cascade,
    path      text not null,
    operation text not null,
    pass      integer not null,    -- in which it was begun last
    began     integer not null,
    open      integer not null,    -- 1 while it is under way
    deaths    integer not null,    -- how often in a row the program died in the middle of it
    primary key (job, path, operation)
) strict, without rowid;
