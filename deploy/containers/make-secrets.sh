#!/bin/sh
# The password of PostgreSQL's superuser and the connection that uses it: made once, kept in the volume that is mounted here, readable
# by PostgreSQL (of this group) and by the step that makes databases.
set -eu
umask 027
cd /secrets
if [ ! -s postgres-password ]; then
  head -c 32 /dev/urandom | base64 | tr -d '=\n' | tr '+/' '-_' >password.new
  sync password.new
  mv password.new postgres-password
fi
printf 'postgresql://postgres:%s@postgres:5432/postgres\n' "$(cat postgres-password)" >url.new
mv url.new postgres-url
