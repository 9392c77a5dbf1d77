"""Every command that moves an application: hold, check, move, record, post, hand on."""
