# Sourced by ./dev: runs every test runner of the repository and adds up what they counted.

test_results=artifacts/test-results
tests_passed=0
tests_failed=0

dev_test() {
  case "${1:-}" in
    '') test_all ;;
    --long) test_long ;;
    *) usage >&2; exit 2 ;;
  esac
  show_failures
  echo "$tests_passed passed, $tests_failed failed"
  [ "$tests_failed" -eq 0 ]
}

test_all() {
  require dotnet node postgres $(browser_tools)
  rm -rf "$test_results"
  mkdir -p "$test_results"

  if phase restore dotnet restore EnforcementFlows.sln && phase build dotnet build EnforcementFlows.sln --no-restore --verbosity minimal; then
    local project
    check_files & local checks=$!
    for project in tests/*.Tests/*.csproj; do test_dotnet "$project" 'Category!=Long'; done
    wait $checks || true
    told format || failed_check "the format (./dev format mends it)"
    [ ! -f clients/typescript/package.json ] || told typescript-client || failed_check "the TypeScript client does not compile"
    [ ! -f src/EnforcementFlows.Web/package.json ] || count_web
    [ ! -f tests/e2e/package.json ] || test_browser
  else
    failed_check "the build"
  fi
}

# The suites that take long, and nothing of the others; what they have survived is added up in artifacts/reliability.json.
test_long() {
  local start=$SECONDS project
  require dotnet node postgres
  rm -rf "$test_results"
  mkdir -p "$test_results"
  export FAULT_TALLY="$PWD/$test_results/faults.jsonl"
  if phase restore dotnet restore EnforcementFlows.sln && phase build dotnet build EnforcementFlows.sln --no-restore --verbosity minimal; then
    show_progress & local progress=$!
    # side by side: hosts that are killed on time leave the other suites most of the machine
    local projects jobs=()
    projects=$(grep -rl --include='*.cs' '"Category", "Long"' tests | cut -d/ -f1,2 | sort -u)
    for project in $projects; do run_long "$project" & jobs+=($!); done
    wait "${jobs[@]}" || true
    kill $progress 2>/dev/null || true
    for project in $projects; do count_long "$(basename "$project")"; done
  else
    failed_check "the build"
  fi
  node tools/dev/faults.js "$FAULT_TALLY" $tests_passed $tests_failed $((SECONDS - start))
}

# phase <name> <command>...: runs the command without input, says how long it took, passes its exit code on.
phase() {
  local name=$1 start=$SECONDS status=0
  shift
  echo "== $name"
  "$@" </dev/null || status=$?
  echo "== $name: $((SECONDS - start)) s$([ $status -eq 0 ] || echo ", exit code $status")"
  return $status
}

# What needs no database runs beside the suites that do and wait for it.
check_files() {
  record format dotnet format EnforcementFlows.sln --verify-no-changes --no-restore
  [ ! -f clients/typescript/package.json ] || record typescript-client check_typescript_client
  [ ! -f src/EnforcementFlows.Web/package.json ] || test_web
}

# record <name> <command>...: a phase whose output and exit code are kept for `told`.
record() {
  local status=0
  phase "$@" >"$test_results/$1.log" 2>&1 || status=$?
  echo $status >"$test_results/$1.status"
}

# told <name>: shows what was recorded, with its exit code.
told() {
  cat "$test_results/$1.log"
  return "$(cat "$test_results/$1.status")"
}

run_long() {
  local name
  name=$(basename "$1")
  record "$name" dotnet test "$1/$name.csproj" --no-build --results-directory "$test_results" --logger "trx;LogFileName=$name.trx" \
    --logger 'console;verbosity=normal' --filter Category=Long
}

count_long() {
  local status=0 results="$test_results/$1.trx"
  told "$1" || status=$?
  count "$1" $status "$(trx_counter passed "$results")" "$(trx_counter failed "$results")"
}

show_progress() {
  while sleep 60 >/dev/null 2>&1; do echo "   $(date +%T) $(sed -E 's/.*"faults":([0-9]+).*/\1/' "$FAULT_TALLY" 2>/dev/null | awk '{ sum += $1 } END { print sum + 0 }') faults survived and checked"; done
}

test_dotnet() {
  local name status=0 results
  name=$(basename "$1" .csproj)
  results="$test_results/$name.trx"
  phase "$name" dotnet test "$1" --no-build --results-directory "$test_results" --logger "trx;LogFileName=$name.trx" --filter "$2" || status=$?
  count "$name" $status "$(trx_counter passed "$results")" "$(trx_counter failed "$results")"
}

check_typescript_client() {
  in_folder clients/typescript npm ci --silent && in_folder clients/typescript npx tsc --noEmit
}

test_web() {
  local folder=src/EnforcementFlows.Web results="$PWD/$test_results/web.json"
  [ "$folder/node_modules/.package-lock.json" -nt "$folder/package-lock.json" ] || record web-packages in_folder "$folder" npm ci --no-audit --no-fund
  record web-lint in_folder "$folder" npm run lint --silent
  record web in_folder "$folder" npx vitest run --reporter=default --reporter=json --outputFile.json="$results"
}

count_web() {
  local results="$PWD/$test_results/web.json" status=0
  [ ! -f "$test_results/web-packages.log" ] || told web-packages || failed_check "the packages of the pages"
  told web-lint || failed_check "the lint of the pages"
  told web || status=$?
  count web $status "$(json_number "$results" numPassedTests)" "$(json_number "$results" numFailedTests)"
}

test_browser() {
  local results="$PWD/$test_results/e2e.json" status=0
  phase "e2e packages" in_folder tests/e2e npm ci --no-audit --no-fund || status=$?
  phase "e2e types" in_folder tests/e2e npx tsc || failed_check "the types of the browser tests"
  [ $status -ne 0 ] || PLAYWRIGHT_JSON_OUTPUT_NAME="$results" phase e2e in_folder tests/e2e npx playwright test --reporter=list,json || status=$?
  count e2e $status "$(json_number "$results" stats.expected)" "$(json_number "$results" stats.unexpected)"
}

in_folder() { (cd "$1" && shift && "$@"); }

browser_tools() { [ ! -f tests/e2e/package.json ] || echo chromium cjk_fonts; }

# count <runner> <exit code> <passed> <failed>: a runner that broke off or found no test counts as a failure.
count() {
  tests_passed=$((tests_passed + $3))
  tests_failed=$((tests_failed + $4))
  if [ "$2" -ne 0 ] && [ "$4" -eq 0 ]; then
    failed_check "$1 (exit code $2)"
  elif [ $(($3 + $4)) -eq 0 ]; then
    failed_check "$1: it ran no test"
  fi
}

failed_check() {
  echo "FAILED: $1" >&2
  tests_failed=$((tests_failed + 1))
}

# What failed once more at the end, where it is looked for: the other runners say much after it.
show_failures() {
  local results
  for results in "$test_results"/*.trx; do
    [ ! -f "$results" ] || sed -nE '/<UnitTestResult .*outcome="Failed"/,/<\/Message>/ {
      s/.* testName="([^"]*)".*/FAILED: \1/p
      /<Message>/,/<\/Message>/ { s/^ *<Message>//; s/<\/Message>.*//; s/^/  /p }
    }' "$results"
  done
}

trx_counter() { sed -nE "s/.*<Counters [^>]* $1=\"([0-9]+)\".*/\1/p" "$2" 2>/dev/null | grep . || echo 0; }

json_number() { node -p 'process.argv[2].split(".").reduce((value, key) => value[key], JSON.parse(require("fs").readFileSync(process.argv[1])))' "$1" "$2" 2>/dev/null || echo 0; }
