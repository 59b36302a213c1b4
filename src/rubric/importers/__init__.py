"""From a document as a reader gives it to a draft of a specification."""
