# shellcheck shell=bash disable=SC2034,SC2154
# Sourced by the scripts that start a process of this project, with root set to its folder: the JVM and what it runs.
# EMISSIONS_JVM_OPTIONS: further JVM options, separated by spaces; they win over those of the scripts.

product=$root/target/emissions
# What scripts/class-archives makes, one for each module.
archives=$product/archives

# A short command starts quickest with the first compiler alone; a long one needs both.
short=(-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto)
# What Spark reaches into, as its own launcher opens it (org.apache.spark.launcher.JavaModuleOptions).
spark=(-Djdk.reflect.useDirectMethodHandle=false -Dio.netty.tryReflectionSetAccessible=true)
for package in lang lang.invoke lang.reflect io net nio util util.concurrent util.concurrent.atomic; do
  spark+=("--add-opens=java.base/java.$package=ALL-UNNAMED")
done
for package in jdk.internal.ref sun.nio.ch sun.nio.cs sun.security.action sun.util.calendar; do
  spark+=("--add-opens=java.base/$package=ALL-UNNAMED")
done
spark+=(--add-opens=java.security.jgss/sun.security.krb5=ALL-UNNAMED)
# A streaming query. The second compiler takes what is truly hot, ten times as hot as it would ask for by itself: else it spends the
# first minutes on the thousands of methods by which Spark starts, on a core that the events need.
tier4=(-XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=6000 -XX:Tier4CompileThreshold=150000)
stream=(-Xmx1536m -XX:MetaspaceSize=256m -XX:+UseParallelGC "${tier4[@]}" -XX:Tier4BackEdgeThreshold=400000 "${spark[@]}")

fail() {
  printf 'Cannot run %s: %s\n' "$(basename "$0")" "$1" >&2
  exit 3
}

# The major version, from the JDK's own description where it has one: that is quicker than to start it.
java_major() {
  local home version
  home=$(dirname "$(dirname "$(readlink -f "$1")")")
  if [[ -r $home/release ]]; then
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release")
  else
    version=$("$1" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')
  fi
  printf '%s' "${version:-0}"
}

# Sets java to a JVM that can run the project.
find_java() {
  local major
  java=${JAVA_HOME:+$JAVA_HOME/bin/java}
  java=${java:-$(command -v java || true)}
  [[ -n $java && -x $java ]] || fail "no Java found; expected a JDK 17 in JAVA_HOME or PATH, got ${java:-none}"
  major=$(java_major "$java")
  ((major >= 17 && major < 25)) ||
    fail "$java is of another version; expected Java 17 to 24, got $major; hint: set JAVA_HOME"
}

# Sets CLASSPATH to the module's own jar and its libraries.
find_classes() {
  local module=$1 list library libraries
  list=$product/classpath/emissions-$module
  [[ -r $list ]] || fail "it is not built yet; hint: $root/scripts/build"
  IFS=: read -ra libraries <"$list" || true
  [[ ${libraries[*]} =~ lib/emissions-cli-([^ ]+)\.jar ]]
  CLASSPATH=$product/lib/emissions-$module-${BASH_REMATCH[1]}.jar
  for library in "${libraries[@]}"; do
    CLASSPATH+=:$product/$library
  done
  export CLASSPATH
}

# Becomes the process: run MODULE PACKAGE ARGUMENT..., with the JVM options in flags.
run() {
  local module=$1 package=$2 more
  shift 2
  find_java
  find_classes "$module"
  read -ra more <<<"${EMISSIONS_JVM_OPTIONS:-}"
  # The JVM's own words go where messages go; an archive that does not fit is none worth a word.
  flags+=(-Xlog:disable "-Xlog:all=warning,cds*=off:stderr")
  [[ ! -r $archives/$module.jsa ]] || flags+=("-XX:SharedArchiveFile=$archives/$module.jsa")
  exec "$java" "${flags[@]}" -Duser.timezone=UTC "-Demissions.home=$root" ${more[@]+"${more[@]}"} \
    "dev.emissions.$package.Main" "$@"
}
