"""Papers and pictures: values in, bytes out. Knows no Django, no database and no network."""
