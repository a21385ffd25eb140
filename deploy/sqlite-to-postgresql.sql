-- After sqlite-to-postgresql.load: new rows and new documents are numbered from behind the copied ones.
DO $$
DECLARE
    name text;
BEGIN
    FOR name IN
        SELECT table_name FROM information_schema.columns
        WHERE table_schema = current_schema() AND column_name = 'Id' AND is_identity = 'YES'
    LOOP
        EXECUTE format('SELECT setval(pg_get_serial_sequence(%L, ''Id''), (SELECT coalesce(max("Id"), 0) + 1 FROM %I), false)',
            quote_ident(name), name);
    END LOOP;

    FOR name IN SELECT dimension FROM "Identifiers" LOOP
        EXECUTE format('UPDATE "Identifiers" SET nextval = (SELECT coalesce(max("Id"), 0) + 1 FROM %I) WHERE dimension = %L',
            CASE name WHEN '' THEN 'Document' ELSE name || '_Document' END, name);
    END LOOP;
END
$$;
