-- How many bytes a pass did not have to send because 115 had the content already.
alter table pass add column rapid_bytes integer not null default 0;
