-- JSON nested a million levels deep.
--
-- entry = "results"
-- category = "decompression and parsing bombs"
-- ending = "raised"
-- message = "malformed JSON"
SELECT json_extract(replace(hex(zeroblob(500000)), '0', '['), '$');
