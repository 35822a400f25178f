-- Items on 115 that went to the recycle bin by our hand, and when: a listing may show them for a while.
create table trashed (
    job       integer not null references job (id) on delete cascade,
    remote_id any not null,
    at        integer not null,
    primary key (job, remote_id)
) strict, without rowid;
