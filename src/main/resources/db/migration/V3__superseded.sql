-- Items on 115 whose newer version is proved and in the base, and which therefore have to go to the recycle bin.
create table superseded (
    job       integer not null references job (id) on delete cascade,
    remote_id text not null,
    content   blob,
    path      text not null,
    successor text not null,
    primary key (job, remote_id)
) strict, without rowid;
