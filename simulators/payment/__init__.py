"""WeChat Pay v3 "Native" on loopback: orders, notifications, and the page on which one pays."""
