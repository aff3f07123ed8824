-- Makes tables with the names of what describes tables.
--
-- entry = "schema"
-- args = ["CREATE TABLE t (x);"]
-- category = "monkeypatching"
-- ending = "value"
CREATE TABLE pragma_table_xinfo (name, type);
INSERT INTO pragma_table_xinfo VALUES ('forged', 'forged');
CREATE TABLE json_each (key, value, type, atom);
CREATE TABLE pragma_index_list (name);
