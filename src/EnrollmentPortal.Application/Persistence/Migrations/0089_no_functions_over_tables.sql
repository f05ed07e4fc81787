-- Both are parts of the queries that ask: a distributed database sends a query to the tenant's node by its tables, and does not look into a function.
drop function renewal_standing(int, int, text, date);
drop function roster_in_force(int, date);
