# What dev/run and dev/test share. Sourced with the root of the project as the working directory.

fail() {
  echo "$1" >&2
  exit 1
}

# The comment at the head of a script is its manual.
usage() {
  sed -n '2,/^[^#]/{s/^# \{0,1\}//p}' "$1"
}

# Points JAVA_HOME and PATH at a JDK 25, whatever the machine's default java is.
use_jdk_25() {
  local home
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/*25*; do
    if [[ -x $home/bin/javac && $("$home/bin/javac" -version 2>&1) == "javac 25"* ]]; then
      export JAVA_HOME=$home PATH="$home/bin:$PATH"
      # Maven's own libraries make a recent JDK warn at each start.
      export MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}"
      return
    fi
  done
  fail "No JDK 25 found: install one under /usr/lib/jvm, or point JAVA_HOME at one."
}

require_maven() {
  command -v mvn >/dev/null || fail "No Maven found: install it, for example with apt-get install maven."
}

readonly BUILT=backend/target/.built

# True where something is not built, or older than what it is built from.
needs_build() {
  [[ -f $BUILT && -f backend/target/slipway.jar && -f simulator/target/simulator.jar && -d identity-provider/target/lib ]] || return 0
  [[ -n $(find pom.xml schema.graphqls ./*/pom.xml ./*/src frontend \
    \( -name node_modules -o -name .node -o -name target -o -name generated -o -name e2e -o -path '*/src/test' \) -prune \
    -o -newer "$BUILT" -print -quit) ]]
}

mark_built() {
  touch "$BUILT"
}
