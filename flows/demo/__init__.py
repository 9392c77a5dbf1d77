"""The demo province: reference data from files, people who do not exist, and cases made by playing."""
