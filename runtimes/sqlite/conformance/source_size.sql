SELECT 'read it all';
