"""What is known of each kind of record on a day; what points at nothing is set aside."""
