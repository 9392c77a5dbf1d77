"""Every form of the product, in one place. Not an app: a second label `forms` stops Django."""
