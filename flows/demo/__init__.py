"""The demo province: reference data, people who do not exist, cases made by playing."""
