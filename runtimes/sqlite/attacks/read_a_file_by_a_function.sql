-- Calls the function of the shell that reads files.
--
-- entry = "results"
-- category = "host files"
-- ending = "raised"
-- message = "no such function: readfile"
SELECT readfile('/etc/passwd');
