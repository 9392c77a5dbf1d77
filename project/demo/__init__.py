"""`make demo`: the whole product on one machine, every part a real process, until Ctrl-C."""
