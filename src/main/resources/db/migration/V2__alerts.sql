-- What a person is told. Times are nanoseconds since 1970 UTC, words are those of the contract.

-- What is open, and what was said of it, so that nothing is told twice.
create table alert_condition (
    subject_kind text not null,   -- job, account
    subject      text not null,
    family       text not null,
    cause        text not null,
    event        text not null,   -- as last seen
    told         text not null,   -- the worst that was told
    opened       integer not null,
    told_at      integer not null,
    detail       text not null,   -- message, action and first failures, for the reminder
    primary key (subject_kind, subject, family, cause)
) strict, without rowid;

create table alert (
    id      text primary key,
    made    integer not null,
    payload text not null
) strict, without rowid;

-- Every alert times every channel that should have it; a channel gets them in the order of id.
create table alert_delivery (
    id            integer primary key autoincrement,
    alert         text not null references alert (id) on delete cascade,
    channel       text not null,
    state         text not null,  -- waiting, refused (waiting, but lets others pass), delivered, given-up
    attempts      integer not null default 0,
    made          integer not null,
    tried         integer,
    next          integer not null,
    not_before    integer,        -- the channel asked for this much patience
    claimed_by    text,
    claimed_until integer,
    last_error    text,
    ended         integer,
    unique (alert, channel)
) strict;
create index alert_delivery_open on alert_delivery (channel, id) where ended is null;
create index alert_delivery_ended on alert_delivery (ended) where ended is not null;
create index alert_delivery_alert on alert_delivery (alert);
