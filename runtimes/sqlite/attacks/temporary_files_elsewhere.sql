-- Sends temporary files to a folder of the server.
--
-- entry = "results"
-- category = "host files"
-- ending = "raised"
-- message = "PRAGMA temp_store_directory is not available"
PRAGMA temp_store_directory = '/etc';
