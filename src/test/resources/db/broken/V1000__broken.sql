create table half_done (word text not null) strict;
insert into no_such_table values (1);
