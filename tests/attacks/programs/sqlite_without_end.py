# A query with endless rows.
#
# category = "inside one C call"
# ending = "fuel"
import sqlite3


def attack():
    endless = "with recursive n(x) as (select 1 union all select x + 1 from n) select count(*) from n"
    return sqlite3.connect(":memory:").execute(endless).fetchall()
