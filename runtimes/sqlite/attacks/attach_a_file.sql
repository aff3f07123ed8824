-- Opens a file of the server as a database.
--
-- entry = "results"
-- category = "host files"
-- ending = "raised"
-- message = "not available here"
ATTACH '/etc/passwd' AS stolen;
SELECT * FROM stolen.sqlite_schema;
