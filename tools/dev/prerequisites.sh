# Sourced by ./dev. For each tool: has_<tool> tells whether it is there, install_<tool> tries to install it (only defined
# where Debian has it), hint_<tool> says what a person has to install.

# require <tool>...: returns when all are there; else installs what can be installed; else lists what is missing and exits 3.
require() {
  local tool missing=()
  for tool in "$@"; do
    "has_$tool" && continue
    if declare -F "install_$tool" >/dev/null && can_install && "install_$tool" && "has_$tool"; then continue; fi
    missing+=("$tool")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  echo "Please install what is missing and start ./dev again:" >&2
  for tool in "${missing[@]}"; do echo "  - $("hint_$tool")" >&2; done
  exit 3
}

can_install() { [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; }

# The package lists are fetched only when the ones at hand do not do.
apt_install() {
  echo "Installing $* (apt-get)"
  apt_get install "$@" || { apt_get update && apt_get install "$@"; }
}

apt_get() {
  local action=$1; shift
  DEBIAN_FRONTEND=noninteractive apt-get "$action" --yes --quiet --no-install-recommends "$@" </dev/null
}

has_dotnet() { command -v dotnet >/dev/null && dotnet --version >/dev/null 2>&1; } # fails where global.json asks for a newer one
hint_dotnet() { echo ".NET SDK 10.0.400 or a later 10.0 (https://dotnet.microsoft.com/download); 'dotnet --version' must work in this folder"; }

has_node() { command -v npm >/dev/null && command -v node >/dev/null && [ "$(node -p 'parseInt(process.versions.node)')" -ge 20 ]; }
hint_node() { echo "Node.js 20 or later, with npm (https://nodejs.org; on Debian: apt-get install nodejs npm)"; }

# The same places the host looks in: PG_BIN alone if it is set, else ${PG_LIB}/<version>/bin and PATH.
has_postgres() {
  local folder
  if [ -n "${PG_BIN:-}" ]; then is_postgres "$PG_BIN"; return; fi
  for folder in "${PG_LIB:-/usr/lib/postgresql}"/*/bin ${PATH//:/ }; do
    is_postgres "$folder" && return
  done
  return 1
}
is_postgres() { [ -x "$1/initdb" ] && [ -x "$1/pg_ctl" ] && [ -x "$1/postgres" ]; }
hint_postgres() {
  [ -z "${PG_BIN:-}" ] || echo "PG_BIN is $PG_BIN, which holds no PostgreSQL server: correct it or unset it, or"
  echo "PostgreSQL server, initdb, pg_ctl and postgres (on Debian or Ubuntu: apt-get install postgresql; elsewhere set PG_BIN to the folder of these programs)"
}
# Debian would create and start a cluster "main" on port 5432, which nobody here needs.
install_postgres() {
  [ -z "${PG_BIN:-}" ] || return 1
  local settings=/etc/postgresql-common/createcluster.d/enforcementflows.conf status=0
  mkdir -p "${settings%/*}"
  echo "create_main_cluster = false" >"$settings"
  apt_install postgresql || status=$?
  rm -f "$settings"
  return $status
}

has_chromium() { command -v chromium >/dev/null || command -v chromium-browser >/dev/null; }
hint_chromium() { echo "Chromium, for the browser tests (on Debian: apt-get install chromium)"; }
install_chromium() { apt_install chromium; }

has_cjk_fonts() { command -v fc-list >/dev/null && [ -n "$(fc-list :lang=zh)" ]; }
hint_cjk_fonts() { echo "Chinese fonts, for screenshots and printing (on Debian: apt-get install fonts-noto-cjk fontconfig)"; }
install_cjk_fonts() { apt_install fonts-noto-cjk fontconfig; }
