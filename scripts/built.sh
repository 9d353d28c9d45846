# shellcheck shell=bash
# What scripts/affectj and scripts/benchmark share: the built plugin, its jars, and how Java is
# started with them. Sourced by them, not run; they have set -euo pipefail.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
target="$root/target"
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"

# Newest plugin jar for plain ImageJ, if there is one: it lists the menu entries, that for Fiji does not.
plugin_jar() {
    ls -t "$target"/AffectJ_-*-imagej.jar 2>/dev/null | head -n 1
}

# Newest jar of the tests, if there is one.
tests_jar() {
    ls -t "$target"/AffectJ_-*-tests.jar 2>/dev/null | head -n 1
}

# The plugin jar that is given, and all that it needs.
classpath() {
    echo "$1:$(cat "$target/launcher/runtime.classpath"):$(cat "$target/launcher/provided.classpath")"
}

# is_current JAR SOURCES...: the jar is there and not older than what it is made of.
is_current() {
    local jar=$1
    shift
    [ -n "$jar" ] && [ -z "$(find "$root/pom.xml" "$@" -type f -newer "$jar" -print -quit)" ]
}

# Built, not older than its sources, and with all its jars still where Maven had them.
is_built() {
    local jar entry
    jar=$(plugin_jar || true)
    is_current "$jar" "$root/src/main" "$root/plugins-config" || return 1
    [ -s "$target/launcher/runtime.classpath" ] && [ -s "$target/launcher/provided.classpath" ] || return 1
    while IFS= read -r entry; do
        [ -e "$entry" ] || return 1
    done < <(classpath "$jar" | tr ':' '\n')
}

# build NAME: NAME is who tells the user.
build() {
    echo "$1: building, this takes a few minutes the first time ..." >&2
    (cd "$root" && mvn -B -q -DskipTests package >&2) || {
        echo "$1: the build failed" >&2
        exit 1
    }
}

# The engine unpacks its natives there; a home that can't be written to must not stop it.
if [ -z "${DJL_CACHE_DIR:-}" ] && [ ! -w "${HOME:-/nonexistent}" ]; then
    export DJL_CACHE_DIR="${TMPDIR:-/tmp}/affectj-djl-$(id -u)"
fi

# PyTorch's threads wait for each other many times a frame. Left alone they spin meanwhile, which
# gains 3 % on an idle machine, and makes all five times slower on one that is busy.
export OMP_WAIT_POLICY="${OMP_WAIT_POLICY:-passive}"

java_options=(
    --add-opens=java.base/java.lang=ALL-UNNAMED
    -Dai.djl.offline=true
    -DOPT_OUT_TRACKING=true
)

# A clip's frames pass through and are gone. A small nursery keeps that from filling memory up, and
# 96 MB that are taken at once are enough for most, so that Java does not take and give back all the
# time; the heap still grows to Java's own limit where images need it.
case " ${AFFECTJ_JAVA_OPTS:-} " in
    *" -XX:+Use"*GC" "*) ;;
    *) java_options+=(-XX:+UseSerialGC -Xms96m -XX:+AlwaysPreTouch -XX:MaxNewSize=48m) ;;
esac
