"""A whole population: its tables read and judged by a database, with the plan of `population`."""
