create table later (word text not null) strict;
insert into later values ('later');
