-- The few nodes that are called otherwise on 115 are asked for in every pass.
create index base_called_otherwise on base (id) where remote_name is not null;

-- The contents that files had before, the last few of each: a side that shows them again went back in time. Written by
-- the base itself, so that nothing which changes a row can forget it.
create table former (
    id      integer primary key,    -- the newest has the highest
    node    integer not null,       -- as in the base
    content blob not null,
    unique (node, content)
) strict;
create trigger base_changed after update of content on base
when old.content is not null and new.content is not old.content
begin
    -- No "insert or replace": the statement that fires a trigger decides what a conflict in it leads to.
    delete from former where node = old.id and content = old.content;
    insert into former (node, content) values (old.id, old.content);
    delete from former
    where node = old.id
        and id not in (select id from former where node = old.id order by id desc limit 5);
end;
create trigger base_forgotten after delete on base when old.content is not null
begin
    delete from former where node = old.id;
end;
