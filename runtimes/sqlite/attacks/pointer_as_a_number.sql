-- Hands a made-up pointer to the functions that take one.
--
-- entry = "results"
-- category = "interpreter"
-- ending = "raised"
SELECT fts5(140737488355328), fts5_source_id();
SELECT fts3_tokenizer('simple', x'4141414141414141');
