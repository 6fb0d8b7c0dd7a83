-- A service's database, and the user that makes its roles and migrates it; nobody else may connect. As a superuser, once for each
-- service: `npm run databases`, or psql -v database=referral_desk -v owner=referrals_referral_desk_admin -v password=… -f databases.sql
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'referrals_bus') THEN CREATE ROLE referrals_bus NOLOGIN; END IF; END $$;
CREATE ROLE :"owner" LOGIN CREATEROLE PASSWORD :'password';
-- Each service's bus role becomes a member of this group, whose rights end at its own database.
GRANT referrals_bus TO :"owner" WITH ADMIN OPTION, INHERIT FALSE, SET FALSE;
CREATE DATABASE :"database" OWNER :"owner" TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C';
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
