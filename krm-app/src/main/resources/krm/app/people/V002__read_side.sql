-- The read side is the program's own: it makes, empties and rebuilds its tables (krm/projections/migration).
create schema if not exists read_side authorization ${program};
