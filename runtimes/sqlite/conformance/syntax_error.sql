SELECT 'one';

SELECT 1); -- <here>
