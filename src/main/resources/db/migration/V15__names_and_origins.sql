-- The few nodes that are called otherwise on 115 are asked for in every pass.
create index base_called_otherwise on base (id) where remote_name is not null;
