"""Providers as processes of their own, for the demo and the tests.

They speak the real protocols, signatures included, on loopback only. The product imports none of
this, and this imports nothing of the product but `vault` (no Django: a simulator starts at once).
"""
