#!/usr/bin/env bash
# The lab: a real Asterisk 22 with a simulated carrier and auto-answering seats, on loopback addresses only.
#   lab.sh up [--digits] [--no-carrier] install what is missing (Debian, root; the first time about a minute), start, wait;
#                                       who answers is decided by chance, with --digits by a number's last two digits
#   lab.sh down                         stop it; the cached root file system stays for the next time
#   lab.sh status                       what runs; exit code 0 when everything does
#   lab.sh restart-asterisk | kill-asterisk | start-asterisk | cli COMMAND      for tests and the curious
# Everything lives in ${XDG_CACHE_HOME:-~/.cache}/dialer-lab (another place: DIALER_LAB_HOME). Addresses and secrets of the
# running lab are in lab.env there (mode 600). A second lab beside the first: DIALER_LAB_NAME=other, then other/lab.env.
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
HOME_DIR=${DIALER_LAB_HOME:-${XDG_CACHE_HOME:-$HOME/.cache}/dialer-lab}
NAME=${DIALER_LAB_NAME:-lab}
ROOT=$HOME_DIR/root
DIR=$HOME_DIR/$NAME
BASE=/dialer/$NAME
SEATS=${DIALER_LAB_SEATS:-40}

die() { echo "lab: $*" >&2; exit 1; }
say() { echo "lab: $*" >&2; }
alive() { [ -f "$1" ] && kill -0 "$(cat "$1")" 2>/dev/null; }
in_root() { chroot "$ROOT" "$@"; }
cli() { in_root asterisk -C "$BASE/etc/asterisk.conf" -rx "$*"; }
port() { echo $((PORTBASE + $1)); }

require() {
  [ "$(id -u)" = 0 ] || die 'needs root (it installs Asterisk into its own root file system and starts it with chroot)'
  command -v apt-get >/dev/null || die 'needs Debian or Ubuntu (it installs Asterisk with mmdebstrap); on another system point the dialer at an Asterisk of yours: docs/ASTERISK.md'
  local missing=()
  command -v python3 >/dev/null || missing+=(python3)
  command -v openssl >/dev/null || missing+=(openssl)
  [ -x "$ROOT/usr/sbin/asterisk" ] || command -v mmdebstrap >/dev/null || missing+=(mmdebstrap)
  [ ${#missing[@]} = 0 ] && return
  say "installing ${missing[*]}"
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } \
    >/dev/null 2>"$HOME_DIR/apt.log" || die "apt-get could not install ${missing[*]}: $(tail -1 "$HOME_DIR/apt.log")"
}

# Debian 12 has no asterisk package, the next releases have: hence a root file system of its own, beside the host's.
install_root() {
  [ -x "$ROOT/usr/sbin/asterisk" ] && return
  local free
  free=$(df --output=avail -m "$HOME_DIR" | tail -1)
  [ "$free" -ge 800 ] || die "needs 800 MB free in $HOME_DIR, there are $free"
  say "installing Asterisk into $ROOT (once, 350 MB)"
  local tmp=$ROOT.tmp.$$
  mmdebstrap --variant=minbase --include=asterisk --aptopt='Acquire::Check-Valid-Until "false"' \
    --aptopt='APT::Install-Recommends "false"' "${DIALER_LAB_SUITE:-forky}" "$tmp" ${DIALER_LAB_MIRROR:-} \
    >"$HOME_DIR/install.log" 2>&1 || { rm -rf "$tmp"; die "mmdebstrap failed, see $HOME_DIR/install.log: $(grep '^E:' "$HOME_DIR/install.log" | tail -1)"; }
  rm -rf "$tmp"/var/cache/apt/archives/*.deb "$tmp"/var/lib/apt/lists/*
  mv "$tmp" "$ROOT"
}

# A block of ports that nobody uses; kept as long as the lab's directory exists.
choose_ports() {
  if [ -f "$DIR/portbase" ]; then PORTBASE=$(cat "$DIR/portbase"); ports_free && return; fi
  for PORTBASE in ${DIALER_LAB_PORTBASE:-15000 16000 17000 18000 19000}; do
    ports_free && { echo "$PORTBASE" >"$DIR/portbase"; return; }
  done
  die "no free block of ports (tried ${DIALER_LAB_PORTBASE:-15000 16000 17000 18000 19000}); name one with DIALER_LAB_PORTBASE"
}
ports_free() { python3 "$HERE/ports_free.py" "$PORTBASE"; }

render() {
  mkdir -p "$DIR" "$ROOT$BASE"/{run,log,spool/monitor,spool/outgoing,db,keys/keys,cache}
  if [ ! -f "$ROOT$BASE/keys/node.pem" ]; then
    openssl req -x509 -newkey rsa:2048 -nodes -days 365 -subj /CN=localhost -addext 'subjectAltName=DNS:localhost,IP:127.0.0.1' \
      -keyout "$ROOT$BASE/keys/node.key" -out "$ROOT$BASE/keys/node.pem" >/dev/null 2>&1 || die 'openssl could not make a certificate'
  fi
  # browsers' legs make Asterisk look its own host name up, which need not be known to any name server
  grep -qw "$(hostname)" "$ROOT/etc/hosts" 2>/dev/null || echo "127.0.0.1 localhost $(hostname)" >>"$ROOT/etc/hosts"
  mkdir -p "$ROOT/usr/share/asterisk/sounds/dialer"
  cp "$HERE"/../asterisk/sounds/*.ulaw "$ROOT/usr/share/asterisk/sounds/dialer/"
  rm -rf "$ROOT$BASE/etc"
  python3 "$HERE/../asterisk/render.py" --out "$ROOT$BASE/etc" --more "$HERE/etc" --secrets "$DIR/secrets" --seats "$SEATS" \
    --trunk "carrier=127.0.0.20:$(port 70)" --trunk "carrier2=127.0.0.21:$(port 70)" \
    "BASE=$BASE" "NAME=$NAME" "MODULES=$(cd "$ROOT" && echo usr/lib/*/asterisk/modules | sed s,^,/,)" \
    "AMI_PORT=$(port 38)" "AMI_TLS_PORT=$(port 39)" SIP_BIND=127.0.0.1 "SIP_PORT=$(port 60)" 'AMI_PERMIT=127.0.0.0/255.0.0.0' \
    "HTTP_PORT=$(port 88)" "HTTPS_PORT=$(port 89)" "RTP_START=$((PORTBASE + 5000))" "RTP_END=$((PORTBASE + 5998))" \
    "TLS_CERT=$BASE/keys/node.pem" "TLS_KEY=$BASE/keys/node.key" QUALIFY=2 QUALIFY_TIMEOUT=1
  (umask 077; cat >"$DIR/lab.env" <<ENV
AMI_HOST=127.0.0.1
AMI_PORT=$(port 38)
AMI_TLS_PORT=$(port 39)
AMI_USER=dialer
AMI_SECRET=$(sed -n 's/^ami //p' "$DIR/secrets")
SIP_PORT=$(port 60)
CARRIER=127.0.0.20:$(port 70)
CARRIER2=127.0.0.21:$(port 70)
SEATS_ADDRESS=127.0.0.30:$(port 71)
CONTROL=127.0.0.1:$(port 72)
WS_URL=ws://127.0.0.1:$(port 88)/ws
WSS_URL=wss://127.0.0.1:$(port 89)/ws
SEATS=$SEATS
SECRETS=$DIR/secrets
ASTERISK_PID=$DIR/asterisk.pid
CARRIER_PID=$DIR/carrier.pid
ASTERISK_LOG=$ROOT$BASE/log/messages.log
MONITOR=$ROOT$BASE/spool/monitor
ENV
  )
  [ "$NAME" != lab ] || ln -sfn lab/lab.env "$HOME_DIR/lab.env"
}

start_asterisk() {
  alive "$DIR/asterisk.pid" && return
  rm -f "$ROOT$BASE"/run/*
  setsid chroot "$ROOT" asterisk -C "$BASE/etc/asterisk.conf" -f </dev/null >"$DIR/asterisk.out" 2>&1 &
  echo $! >"$DIR/asterisk.pid"
  python3 "$HERE/ami.py" wait "$DIR/lab.env" || die "Asterisk did not start: $(tail -1 "$ROOT$BASE/log/messages.log" 2>/dev/null || tail -1 "$DIR/asterisk.out")"
}

# The carrier listens before Asterisk asks (an unanswered OPTIONS would mark the trunk unreachable) and registers after it.
start_carrier() {
  [ "$(cat "$DIR/carrier.mode" 2>/dev/null)" = "$*" ] || stop "$DIR/carrier.pid"
  alive "$DIR/carrier.pid" && return
  echo "$*" >"$DIR/carrier.mode"
  setsid python3 "$HERE/carrier.py" "$DIR/lab.env" "$@" </dev/null >"$DIR/carrier.log" 2>&1 &
  echo $! >"$DIR/carrier.pid"
  carrier_says listening
}
carrier_says() {
  for _ in $(seq 400); do
    grep -q "^$1" "$DIR/carrier.log" && return
    alive "$DIR/carrier.pid" || break
    sleep 0.05
  done
  die "the carrier is not $1: $(tail -1 "$DIR/carrier.log")"
}

stop() { # stop PIDFILE: TERM, then KILL after five seconds
  alive "$1" || { rm -f "$1"; return 0; }
  local pid; pid=$(cat "$1")
  kill "$pid" 2>/dev/null || true
  for _ in $(seq 100); do kill -0 "$pid" 2>/dev/null || break; sleep 0.05; done
  kill -9 "$pid" 2>/dev/null || true
  rm -f "$1"
}

up() {
  local carrier=yes mode=(--demo)
  for arg in "$@"; do
    case $arg in
      --digits) mode=() ;;
      --no-carrier) carrier=no ;;
      *) die "unknown option $arg (up [--digits] [--no-carrier])" ;;
    esac
  done
  require
  mkdir -p "$DIR"
  install_root
  if ! alive "$DIR/asterisk.pid"; then stop "$DIR/carrier.pid"; choose_ports; render; fi
  PORTBASE=$(cat "$DIR/portbase")
  [ $carrier = no ] || start_carrier "${mode[@]}"
  start_asterisk
  [ $carrier = no ] || carrier_says ready
  say "up: $(in_root asterisk -V), AMI 127.0.0.1:$(port 38), addresses and secrets in $DIR/lab.env"
}

status() {
  local code=0
  for part in asterisk carrier; do
    if alive "$DIR/$part.pid"; then echo "$part: runs, pid $(cat "$DIR/$part.pid")"; else echo "$part: stopped"; code=1; fi
  done
  [ -f "$DIR/lab.env" ] && grep -E '^(AMI_HOST|AMI_PORT|CARRIER|SEATS)=' "$DIR/lab.env"
  return $code
}

mkdir -p "$HOME_DIR" 2>/dev/null || die "cannot make $HOME_DIR"
case ${1:-} in
  up) shift; up "$@" ;;
  down) stop "$DIR/carrier.pid"; stop "$DIR/asterisk.pid"; say 'down' ;;
  status) status ;;
  kill-asterisk) kill -9 "$(cat "$DIR/asterisk.pid")"; rm -f "$DIR/asterisk.pid" ;;
  start-asterisk) start_asterisk ;;
  restart-asterisk) stop "$DIR/asterisk.pid"; start_asterisk ;;
  cli) shift; cli "$@" ;;
  *) die 'usage: lab.sh up [--digits] [--no-carrier] | down | status | restart-asterisk | kill-asterisk | start-asterisk | cli COMMAND' ;;
esac
