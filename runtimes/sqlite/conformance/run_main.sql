SELECT 'hello ' || (6 * 7) AS greeting;
