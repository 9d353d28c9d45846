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

# What Maven does, in a few words, from the last telling line of what it prints.
maven_step() {
    local line
    # A plugin fetches what it needs after its header, and only then does its work.
    line=$(grep -a -o -E 'Downloading from [^ ]+ [^ ]+\.(jar|pom)|--- [a-z-]+:[^ ]+ |Compiling [0-9]+ source' "$1" 2>/dev/null | tail -n 1 || true)
    case "$line" in
        Download*) echo "fetching ${line##*/}" ;;
        *compiler* | Compiling*) echo "compiling" ;;
        *jar-plugin* | *assembly* | *source* | *dependency-plugin*) echo "packing" ;;
        *) echo "working" ;;
    esac
}

# build NAME OPTIONS...: NAME is who tells the user, on the standard error, what is done and how
# far it is; OPTIONS are Maven's. What Maven prints is in target/build.log.
build() {
    local who=$1 log="$target/build.log" begun=$SECONDS told=$SECONDS maven
    shift
    mkdir -p "$target"
    # Tests that are built against older sources must not stay beside what is built now.
    rm -f "$target"/AffectJ_-*-tests.jar
    if [ -d "${HOME:-/nonexistent}/.m2/repository/ai/djl/pytorch" ]; then
        echo "$who: building AffectJ, about a minute ..." >&2
    else
        echo "$who: building AffectJ for the first time. Maven fetches about 250 MB of libraries to ~/.m2; with them" >&2
        echo "$who: this takes two to five minutes ..." >&2
    fi
    (cd "$root" && exec mvn -B "$@" package) >"$log" 2>&1 &
    maven=$!
    # What bash starts in the background does not hear Ctrl-C.
    trap 'kill "$maven" 2>/dev/null; exit 130' INT TERM
    while kill -0 "$maven" 2>/dev/null; do
        sleep 0.5
        if [ $((SECONDS - told)) -ge 10 ]; then
            told=$SECONDS
            echo "$who: $((SECONDS - begun)) s, $(maven_step "$log")" >&2
        fi
    done
    trap - INT TERM
    wait "$maven" || {
        grep -a -E '^\[ERROR\]' "$log" | head -n 30 >&2
        echo "$who: the build failed; all that Maven said is in $log" >&2
        exit 1
    }
    echo "$who: built in $((SECONDS - begun)) s" >&2
}

# tell_first_use NAME: before the engine unpacks its natives, which it does once, NAME says so.
tell_first_use() {
    local cache="${DJL_CACHE_DIR:-${HOME:-}/.djl.ai}"
    if [ -z "${DJL_CACHE_DIR:-}" ] && [ ! -w "${HOME:-/nonexistent}" ]; then
        cache="the home that Java finds, or to a folder of our own under ${TMPDIR:-/tmp}"
    fi
    if [ ! -d "$cache/pytorch" ]; then
        echo "$1: the first recognition unpacks the network engine, once, to $cache (about 430 MB)" >&2
    fi
}

# Without a UTF-8 locale, as in cron and many containers, Java can name no file and no folder with
# letters beyond ASCII, this one included.
case "$(locale charmap 2>/dev/null)" in
    UTF-8 | utf8) ;;
    *)
        utf8=$(locale -a 2>/dev/null | grep -i -E -m 1 '^C\.utf-?8$' || locale -a 2>/dev/null | grep -i -E -m 1 'utf-?8$' || true)
        if [ -n "$utf8" ]; then
            export LC_ALL="$utf8"
        fi
        ;;
esac

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
