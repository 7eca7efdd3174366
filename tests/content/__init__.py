"""What must be true of any content that the check accepts: on a proposal's own content in `make gate`, on sets made for
it in `make test`."""
