-- Which state of a local file could not be sent: its change time by the clock of its disk, so that an edit is known as one whatever our own clock says.
alter table failure add column changed integer;
