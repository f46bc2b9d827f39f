-- Roles of one centre on a PostgreSQL server. Run it as an administrator, in the centre's own database, once the tables
-- are there (`buurthuis prepare-server` or `move-to-server`), and again after each `prepare-server`:
--
--   psql -d schakel -v centre=schakel -v owner=schakel_owner -f roles.sql
--
-- It makes two groups that nobody can log in as, and gives them what they need in this database and nowhere else:
--   schakel_office  reads and writes: coordinators, the door
--   schakel_board   reads figures and papers (`buurthuis --board`): no half-written forms, nothing of the sealed register
-- People get a role of their own and become a member: CREATE ROLE anna LOGIN PASSWORD '…' IN ROLE schakel_office;
-- `owner` is the role that ran prepare-server: it owns the tables, and nobody should work as that role.

\set ON_ERROR_STOP on
\set office :centre '_office'
\set board :centre '_board'

BEGIN;

SELECT format('CREATE ROLE %I NOLOGIN', name)
  FROM unnest(ARRAY[:'office', :'board']) AS name
 WHERE name NOT IN (SELECT rolname FROM pg_roles) \gexec

SELECT format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database()) \gexec
SELECT format('GRANT CONNECT ON DATABASE %I TO %I, %I', current_database(), :'office', :'board') \gexec
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO :"office", :"board";

GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO :"office";
REVOKE INSERT, UPDATE, DELETE ON alembic_version FROM :"office";
GRANT SELECT ON ALL TABLES IN SCHEMA public TO :"board";
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" IN SCHEMA public
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO :"office";
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" IN SCHEMA public GRANT SELECT ON TABLES TO :"board";

-- What the board does not see are rows and not tables: a program that looks finds nothing, and is not refused.
-- What the confidant's register holds is sealed for everybody, the administrator of the server included.
SELECT format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name),
       format('DROP POLICY IF EXISTS office ON %I', name),
       format('CREATE POLICY office ON %I TO %I USING (true) WITH CHECK (true)', name, :'office')
  FROM unnest(ARRAY['draft', 'sealed_message', 'sealed_record', 'sealed_record_key', 'sealed_contents']) AS name \gexec

COMMIT;
