"""A whole population as SQL: from resolved specifications to a plan that a database runs."""
