"""Whole stories in a real browser, by what people see: labels, buttons, messages on the phone."""
