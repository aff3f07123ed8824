-- Loads a library of the server.
--
-- entry = "results"
-- category = "ctypes"
-- ending = "raised"
-- message = "load_extension"
SELECT load_extension('/lib/x86_64-linux-gnu/libc.so.6', 'system');
