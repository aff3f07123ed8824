-- A trigger that fires itself, through another.
--
-- entry = "results"
-- args = ["PRAGMA recursive_triggers = ON;"]
-- category = "recursion"
-- ending = "raised"
-- message = "triggers nested too deep"
CREATE TABLE a (x);
CREATE TABLE b (x);
CREATE TRIGGER first AFTER INSERT ON a BEGIN INSERT INTO b VALUES (new.x); END;
CREATE TRIGGER second AFTER INSERT ON b BEGIN INSERT INTO a VALUES (new.x); END;
INSERT INTO a VALUES (1);
