# Sourced by test.sh and bench.sh: PostgreSQL's programs. The specs and benchmarks start servers of their own with them
# (Specs/Postgres/PostgresServer.cs); no server that runs already is touched.

source "$root/scripts/apt.sh"

# postgres_install — a PostgreSQL of 14 or later, from Debian's packages where there is none.
postgres_install() {
  local program
  for program in /usr/lib/postgresql/*/bin/postgres; do
    [ -x "$program" ] && [ -x "$(dirname "$program")/pg_dump" ] && return 0
  done
  apt_install "The specs of the PostgreSQL journal" postgresql
}
