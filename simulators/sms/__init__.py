"""Alibaba's text messages (dysmsapi, version 2017-05-25) on loopback, and the phones they reach."""
