"""The database itself refuses to change or empty the trail."""

from django.db import migrations

CREATE = """
CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The trail is append-only: % on % is refused.', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_reading_append_only BEFORE UPDATE OR DELETE ON audit_reading
    FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_reading_no_truncate BEFORE TRUNCATE ON audit_reading
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
"""

DROP = """
DROP TRIGGER audit_entry_append_only ON audit_entry;
DROP TRIGGER audit_entry_no_truncate ON audit_entry;
DROP TRIGGER audit_reading_append_only ON audit_reading;
DROP TRIGGER audit_reading_no_truncate ON audit_reading;
DROP FUNCTION audit_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_entries_and_readings")]
    operations = [migrations.RunSQL(CREATE, DROP)]
