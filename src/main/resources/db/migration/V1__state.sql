-- The state of Caravan. Times are nanoseconds since 1970 UTC, words are those of the contract,
-- paths are relative to the job's root with '/' between names.

create table fact (
    name  text primary key,
    value text not null
) strict, without rowid;

create table account (
    name    text primary key,
    user_id text,
    state   text not null,
    reason  text,
    since   integer not null
) strict, without rowid;

-- Tokens are secrets: the file has mode 0600. The previous pair is for diagnosis only.
create table token (
    account           text primary key,
    access            text not null,
    refresh           text not null,
    obtained          integer not null,
    access_expires    integer not null,
    authorized        integer not null,
    dead_code         text,
    seed              text,
    user_id           text,
    previous_access   text,
    previous_refresh  text,
    previous_obtained integer
) strict, without rowid;

create table token_refresh (
    account text primary key,
    asked   integer not null
) strict, without rowid;

create table budget (
    account      text primary key,
    day          text not null,
    calls_today  integer not null,
    paused_until integer,
    pauses       integer not null,
    reason       text
) strict, without rowid;

create table budget_next_free (
    account text not null references budget (account) on delete cascade,
    kind    text not null,
    at      integer not null,
    primary key (account, kind)
) strict, without rowid;

create table job (
    id             integer primary key autoincrement,
    name           text not null unique,
    mode           text not null,
    account        text not null,
    user_id        text,
    local_root     text not null,
    local_device   integer,
    local_inode    integer,
    remote_root_id text,
    remote_path    text not null,
    settings       text not null,
    paused         integer not null default 0,
    complete_once  integer not null default 0,
    next_node      integer not null default 1
) strict;

-- One row per node. The number of the job stands above bit 40 of id and parent, so that one integer
-- finds a node, and children of a folder lie together in one index.
create table base (
    id          integer primary key,
    parent      integer not null,
    name        text not null,
    remote_name text,
    kind        integer not null,   -- 0 file, 1 folder
    presence    integer not null,   -- 0 both, 1 remote only, 2 local only
    content     blob,               -- SHA-1 (20 bytes), size (8)
    stamp       blob,               -- device (8), inode (8), size (8), modified (8), changed (8)
    remote_id   any                 -- an integer where the decimal number fits, else text
) strict;
create index base_place on base (parent, name);
create index base_remote on base (remote_id) where remote_id is not null;
create index base_key on base (substr(stamp, 1, 16)) where stamp is not null;
create index base_folder on base (id) where kind = 1;

-- Where the folders on 115 were when they were last seen.
create table remote_folder (
    job    integer not null references job (id) on delete cascade,
    id     any not null,
    parent any not null,
    name   text not null,
    primary key (job, id)
) strict, without rowid;

create table pass (
    id          integer primary key autoincrement,
    job         integer not null references job (id) on delete cascade,
    trigger     text not null,
    started     integer not null,
    ended       integer,
    result      text,
    reason      text,
    cause       text,
    files       integer not null default 0,
    bytes       integer not null default 0,
    uploaded    integer not null default 0,
    rapid       integer not null default 0,
    downloaded  integer not null default 0,
    moved       integer not null default 0,
    trashed     integer not null default 0,
    conflicts   integer not null default 0,
    failed      integer not null default 0,
    skipped     integer not null default 0,
    held        integer not null default 0,
    api_calls   integer not null default 0
) strict;
create index pass_of_job on pass (job, id);

create table journal (
    id        integer primary key autoincrement,
    job       integer not null references job (id) on delete cascade,
    pass      integer,
    at        integer not null,
    operation text not null,
    side      text not null,
    path      text not null,
    from_path text,
    bytes     integer not null,
    why       text not null,
    evidence  text not null,
    outcome   text not null,
    detail    text not null
) strict;
create index journal_path on journal (job, path);
create index journal_from on journal (job, from_path) where from_path is not null;
create index journal_time on journal (job, operation, at);

create table failure (
    job       integer not null references job (id) on delete cascade,
    path      text not null,
    operation text not null,
    cause     text not null,
    code      text not null,
    message   text not null,
    advice    text not null,
    attempts  integer not null,
    first     integer not null,
    last      integer not null,
    next      integer,
    primary key (job, path, operation)
) strict, without rowid;

create table held_plan (
    job      integer primary key references job (id) on delete cascade,
    id       text not null,
    cause    text not null,
    made     integer not null,
    decision text not null,
    decided  integer,
    decider  text
) strict;

create table held_operation (
    job         integer not null references held_plan (job) on delete cascade,
    position    integer not null,
    kind        text not null,
    side        text not null,
    path        text not null,
    from_path   text,
    bytes       integer not null,
    reason      text not null,
    expectation text not null,
    primary key (job, position)
) strict, without rowid;

create table conflict (
    job       integer not null references job (id) on delete cascade,
    path      text not null,
    copy_path text not null,
    copy_side text not null,
    at        integer not null,
    reason    text not null,
    primary key (job, path, copy_path)
) strict, without rowid;

create table upload_session (
    account   text not null,
    key       text not null,
    sha1      text not null,
    size      integer not null,
    parent    text not null,
    name      text not null,
    pick_code text not null,
    bucket    text not null,
    object    text not null,
    upload_id text not null,
    part_size integer not null,
    started   integer not null,
    primary key (account, key)
) strict, without rowid;

create table upload_part (
    account text not null,
    key     text not null,
    number  integer not null,
    etag    text not null,
    size    integer not null,
    primary key (account, key, number),
    foreign key (account, key) references upload_session (account, key) on delete cascade
) strict, without rowid;

-- Hashes of files that are not in the base yet, so that nothing is read twice.
create table hash (
    device   integer not null,
    inode    integer not null,
    size     integer not null,
    modified integer not null,
    changed  integer not null,
    sha1     blob not null,
    noted    integer not null,
    primary key (device, inode)
) strict, without rowid;

-- Temporary files of our own, noted before they are made.
create table own_temporary (
    path text primary key,
    job  integer not null references job (id) on delete cascade,
    made integer not null
) strict, without rowid;
