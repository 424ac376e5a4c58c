-- Where the program builds the tables of the read side anew, before they take the place of those that are read.
create schema if not exists read_side_next authorization ${program};
