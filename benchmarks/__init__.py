"""How fast it is, beside something that is named: each file is run by itself."""
