SELECT 'begun';

INSERT INTO nowhere VALUES (1); -- <here>
