-- Lists of a case are read by the ten thousand: as texts, not as arrays. Separated by commas; of a
-- concern without topic or area: -.
alter table read_side.case_figure
    alter special_groups type text using array_to_string(special_groups, ','),
    alter topics type text using array_to_string(topics, ',', '-'),
    alter areas type text using array_to_string(areas, ',', '-'),
    alter deadlines type text using array_to_string(deadlines, ',');
