-- Blobs of a gigabyte, of zeros and of chance.
--
-- entry = "results"
-- category = "memory by bytes"
-- ending = "raised"
-- message = "too big"
SELECT length(zeroblob(1000000000)), length(randomblob(1000000000));
