"""Evidence logs: the tables of many learners, read learner by learner."""
